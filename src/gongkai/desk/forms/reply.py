"""拟写答复: what the chosen outcome must state, the items that are provided, and the letter."""

from typing import Any

from django import forms

from gongkai.applications.holdings.telling import holdings_of, open_part, withheld_reasons
from gongkai.applications.letters.composing import LONGEST
from gongkai.applications.letters.documents import document_of_outcome
from gongkai.applications.models import Application, Holding
from gongkai.applications.requirements.consultations import RECORD, must_state
from gongkai.desk.forms import fields
from gongkai.desk.reply_hints import hint_for, recorded
from gongkai.items.models import Item
from gongkai.law.outcomes import Family, Outcome
from gongkai.organs.actors import Actor

PARTICULAR = "particular_"
PROVIDED = "content_or_path"  # said by the items themselves, when some are provided
MOST_ITEMS = 50
GIVING = (Family.DISCLOSED, Family.PARTLY_DISCLOSED)  # what is refused provides nothing


class ReplyForm(forms.Form):
    """One outcome's form; without a letter the action composes it."""

    items = fields.text(
        "提供的政府信息",
        longest=3000,
        help_text="写索引号、文号或者登记编号，一行一个；没有的留空。可以在下面查到后打勾",
    )
    letter = fields.text(
        "答复书正文",
        longest=LONGEST,
        rows=16,
        help_text="一行一段。留空则按上面所填自动生成；生成后可以修改",
    )

    def __init__(self, *args: Any, outcome: Outcome, subject: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outcome, self.application = outcome, subject
        self.asked = must_state(subject, outcome)
        told = {required.key: required.label for required in self.asked}
        may_say = document_of_outcome(outcome.code).optional
        besides = {key: label for key, label in may_say.items() if key not in {*told, RECORD}}
        self.besides = {PARTICULAR + key for key in besides}
        self.particular = told | besides
        for key, label in self.particular.items():
            self.fields[PARTICULAR + key] = fields.text(
                label, longest=2000, rows=2, help_text=hint_for(outcome.code, key)
            )
        if outcome.family not in GIVING:
            del self.fields["items"]
        self.order_fields([PARTICULAR + key for key in self.particular])

    def clean_items(self) -> list[Item]:
        written = [line.strip() for line in self.cleaned_data["items"].splitlines() if line.strip()]
        if len(written) > MOST_ITEMS:
            raise forms.ValidationError(f"一次最多 {MOST_ITEMS} 条")
        numbers = [int(each) for each in written if each.isascii() and each.isdecimal() and len(each) < 18]
        mine = Item.objects.filter(organ_id=self.application.organ_id)
        named = mine.exclude(document_number="").filter(document_number__in=written)
        found = [*mine.filter(index_number__in=written), *mine.filter(pk__in=numbers), *named]
        known = {said for item in found for said in (item.index_number, str(item.pk), item.document_number)}
        unknown = [each for each in written if each not in known]
        if unknown:
            raise forms.ValidationError(
                f"本机关登记簿中没有：{'、'.join(unknown[:5])[:200]}。请在下面查找，或者删去这一行"
            )
        return list({item.pk: item for item in found}.values())

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.data.get("what") == "compose":
            return given
        named = {PROVIDED} if given.get("items") or "items" in self.errors else set()
        for required in self.asked:
            if required.key not in named and not given.get(PARTICULAR + required.key, "").strip():
                self.add_error(PARTICULAR + required.key, "这类答复必须写明")
        return given

    def particulars(self) -> dict[str, str]:
        """What the outcome must state, by key, and what it may state besides where something is said."""
        given = {key: self.cleaned_data[PARTICULAR + key] for key in self.particular}
        return {key: said for key, said in given.items() if said or PARTICULAR + key not in self.besides}

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of `draft_reply`."""
        return {
            "outcome": self.outcome.code,
            "particulars": self.particulars(),
            "letter": self.cleaned_data["letter"] or None,
            "item_ids": [item.pk for item in self.cleaned_data.get("items", ())],
        }


def initial_from(application: Application, actor: Actor) -> dict[str, Any]:
    """What the draft says so far; before there is one, what the records say (an earlier reply, days of letters)."""
    reply = getattr(application, "reply", None)
    if reply is None:
        told = {PARTICULAR + key: said for key, said in recorded(application, actor).items()}
        return {**told, **from_holdings(holdings_of(application))}
    stated = {PARTICULAR + key: value for key, value in reply.particulars.items()}
    held = {holding.item_id for holding in application.holdings.only("item_id")}
    items = [item.index_number or str(item.pk) for item in reply.items.all() if item.pk not in held]
    return {**stated, "letter": reply.letter, "items": "\n".join(items)}


def from_holdings(held: list[Holding]) -> dict[str, str]:
    """What a partial disclosure must state, as the files tell it."""
    stated = {"open_part": open_part(held), "withheld_part_reasons": withheld_reasons(held)}
    return {PARTICULAR + key: value for key, value in stated.items() if value}
