"""三十二种文书: the documents of an application by id, composed, filled and printed.

`compose` writes the text of a letter, `render` makes the Word file, the page and the PDF of a letter or a form.
"""

from gongkai.applications.letters.documents.composing import (
    Case,
    case_of,
    compose,
    compose_notice,
    compose_reply,
    contact_of,
    missing_fields,
)
from gongkai.applications.letters.documents.contexts import (
    Acknowledgement,
    ApplicationForm,
    Context,
    LetterContext,
    Opinion,
    PostalList,
    Posted,
    RegistrationSheet,
    ReviewSheet,
    ServiceReceipt,
    ThirdPartyAnswer,
)
from gongkai.applications.letters.documents.register import (
    Document,
    UnknownDocument,
    document,
    document_of_notice,
    document_of_outcome,
    documents,
)
from gongkai.applications.letters.documents.rendering import (
    Rendered,
    default_template,
    render,
    signed,
    template_of,
    to_be_signed,
)

__all__ = [
    "Acknowledgement",
    "ApplicationForm",
    "Case",
    "Context",
    "Document",
    "LetterContext",
    "Opinion",
    "PostalList",
    "Posted",
    "RegistrationSheet",
    "Rendered",
    "ReviewSheet",
    "ServiceReceipt",
    "ThirdPartyAnswer",
    "UnknownDocument",
    "case_of",
    "compose",
    "compose_notice",
    "compose_reply",
    "contact_of",
    "default_template",
    "document",
    "document_of_notice",
    "document_of_outcome",
    "documents",
    "missing_fields",
    "render",
    "signed",
    "template_of",
    "to_be_signed",
]
