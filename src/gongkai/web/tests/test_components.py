"""Components as a page author uses them."""

from datetime import date
from typing import Any

from django import forms
from django.template import engines

from gongkai.law.deadlines import CONSULTING, CountedDay
from gongkai.law.workdays import MAKEUP
from gongkai.web.clock import clock_legend, day_cells

DAYS = [
    CountedDay(date(2020, 9, 25), True, "工作日"),
    CountedDay(date(2020, 9, 26), False, "周末"),
    CountedDay(date(2020, 9, 27), True, MAKEUP),
    CountedDay(date(2020, 9, 28), False, CONSULTING),
    CountedDay(date(2020, 9, 29), True, "工作日"),
]


def render(source: str, **context: Any) -> str:
    names = ("forms", "lists", "records", "clock")
    imports = "".join(f'{{% import "web/components/{name}.html" as {name} %}}' for name in names)
    return str(engines["jinja2"].from_string(imports + source).render(context))


class ExampleForm(forms.Form):
    name = forms.CharField(label="姓名", help_text="照证件填写")
    kind = forms.ChoiceField(label="类型", choices=[("a", "甲"), ("b", "乙")], widget=forms.RadioSelect)
    agrees = forms.BooleanField(label="同意", required=False)


def test_the_clock_numbers_what_counts_and_says_why_the_rest_does_not() -> None:
    cells = day_cells(DAYS, today=date(2020, 9, 28), due_on=date(2020, 9, 29))

    assert [cell.mark for cell in cells] == ["1", "休", "2", "停", "3"]
    assert cells[2].kinds == ("makeup",)
    assert cells[3].kinds == ("excluded", "today")
    assert cells[4].kinds == ("counted", "due")
    assert cells[1].explanation == "2020-09-26（星期六）周末，不计入"


def test_the_legend_names_only_what_is_shown() -> None:
    cells = day_cells(DAYS[:2])

    assert [kind for kind, _ in clock_legend(cells)] == ["counted", "rest"]


def test_the_clock_is_a_list_with_words() -> None:
    page = render("{{ clock.day_strip(day_cells(days)) }}", days=DAYS)

    assert page.count('<li class="clock__day') == 5
    assert "征求意见期间，不计入" in page


def test_a_field_ties_label_hint_and_error_together() -> None:
    page = render(
        '{{ forms.error_summary(form) }}{{ forms.field(form["name"]) }}', form=ExampleForm({"name": ""})
    )

    assert '<label for="id_name">姓名</label>' in page
    assert 'id="id_name_helptext"' in page
    assert 'id="id_name_error"' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'href="#id_name"' in page


def test_radios_are_a_fieldset_with_a_legend() -> None:
    page = render('{{ forms.field(form["kind"]) }}{{ forms.field(form["agrees"]) }}', form=ExampleForm())

    assert "<legend>类型</legend>" in page
    assert page.count('type="radio"') == 2
    assert '<label class="check" for="id_agrees">' in page


def test_a_step_that_cannot_be_taken_is_greyed_with_every_reason() -> None:
    page = render('{{ forms.button("签发", kind="primary", reasons=("不能签发本人所拟", "尚未审核")) }}')

    assert 'aria-disabled="true"' in page
    assert "<li>不能签发本人所拟</li><li>尚未审核</li>" in page
    assert "button--primary" not in page


def test_a_table_has_a_caption_scoped_heads_and_labelled_cells() -> None:
    page = render('{{ records.table("名单", ["户主", "面积"], [["李*", "<45>"]], amounts=(1,)) }}')

    assert "<caption>名单</caption>" in page
    assert page.count('scope="col"') == 2
    assert '<td data-label="面积" class="amount">&lt;45&gt;</td>' in page


def test_overdue_is_a_word_and_a_number() -> None:
    assert "已逾期 2 个工作日" in render("{{ clock.days_left(-2) }}")
    assert "今日到期" in render("{{ clock.days_left(0) }}")
