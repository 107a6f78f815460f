"""签发件: what was signed is kept as the very file."""

import hashlib

from gongkai.applications.letters import documents
from gongkai.applications.models import SignedLetter
from gongkai.organs.models import Organ


def keep_signed(document_id: str, context: documents.LetterContext) -> SignedLetter:
    """Keep the Word file of a letter that has just got its number; call it in the transaction of the signature."""
    content = documents.to_be_signed(document_id, context)
    organ: Organ = context.organ
    return SignedLetter.objects.create(
        organ=organ,
        document_number=context.document_number,
        document=document_id,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
    )
