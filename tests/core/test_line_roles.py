"""The roles of the lines of a plain text: where the words of a page's foot stand in the article's own sentences."""

from __future__ import annotations

from core.model import Role
from core.readers.roles import tell_apart

FOOT = "违法和不良信息举报电话：010-00000000"
LETTERBOX = "宁夏回族自治区党委巡视组进驻固原市，设立了举报电话和信箱。"
RIGHTS = "广东省版权局表示，未经作者书面许可不得转载的，要注明来源。"


def roles(*lines: str) -> list[Role]:
    return list(tell_apart(lines).roles)


def test_a_foot_is_chrome() -> None:
    assert roles(LETTERBOX, FOOT) == [Role.BODY, Role.CHROME]


def test_the_first_line_of_prose_is_never_the_foot() -> None:
    assert roles(RIGHTS) == [Role.BODY]
    assert roles("广东加强版权保护", RIGHTS, FOOT) == [Role.TITLE, Role.BODY, Role.CHROME]


def test_a_sentence_that_mentions_a_telephone_is_no_foot() -> None:
    assert roles("固原市召开动员会，部署巡视工作。", LETTERBOX, FOOT) == [Role.BODY, Role.BODY, Role.CHROME]


def test_neither_is_the_last_item_of_a_list() -> None:
    assert roles("安排如下：", "1.设网点；", "2.公布举报电话，接受群众监督。", FOOT)[2:] == [Role.BODY, Role.CHROME]
