"""The real articles beside the project: title, date, source, author and views as they are read now; empty where no key word names them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from core.reading import read_file

FACTS = [
    # file, the head of the title's sha256 (the words are not ours to copy), date, source, author, views
    ("d01_shanxi_1.html", "3c9f5432", "2019-09-18", "山西日报", "", ""),
    ("d02_gzggw_1.html", "0ff18ba2", "2016-11-22", "省发改委", "", ""),
    ("d03_hexun_1.html", "93be70a9", "2019-09-26", "证券时报网", "", ""),
    ("d04_zsnews_1.html", "703c5307", "2019-03-06", "东区办事处", "", ""),
    ("d05_163_8.html", "8be59cc1", "2020-02-29", "新华社", "", ""),
    ("d06_other_1.html", "e15c588d", "2007-08-20", "", "马娟", ""),
    ("d07_people_1.html", "a887c18c", "2019-06-15", "人民网-文化频道", "", ""),
    ("d08_zyyfy_1.html", "0fed0c54", "2019-10-31", "本站原创", "医技药剂党支部", "33"),
    ("d09_thepaper_3.html", "ec4e3363", "2020-01-03", "", "", ""),
    ("d10_cjddsb_1.html", "18f0f3b6", "2019-09-23", "", "", ""),
    ("d11_163_gbk_62.html", "f083a370", "2015-07-04", "中国政府网", "", ""),
    ("d12_163_gbk_1.html", "07c85d95", "2015-05-21", "21世纪经济报道", "何苗 张梦洁", ""),
    ("d13_163_gbk_55.html", "da0dad91", "2015-07-04", "华夏时报", "陈岩鹏", ""),
    ("d14_163_gbk_12.html", "a0b6a3b6", "2015-07-02", "上海证券报·中国证券网", "", ""),
    ("d15_people_gbk.html", "0aca5ab5", "2009-11-09", "人民网-《人民日报》", "", ""),
    ("d19_law.md", "11f237da", "2018-03-02", "", "", ""),
    ("d20_law.md", "9bc86791", "2021-09-29", "", "", ""),
    ("d21_law.md", "d026c5d8", "2024-09-27", "", "", ""),
    ("d22_law.md", "d7ce8601", "1990-11-12", "", "", ""),
    ("d23_xwlb_20221023.md", "9a2cea6c", "2022-10-23", "", "", ""),
    ("d24_xwlb_20240305.md", "ca11d467", "", "", "", ""),
    ("d25_xwlb_20230413.txt", "f0decd9b", "2023-04-13", "", "", ""),
    ("d26_xwlb_20230707.txt", "22139bd1", "2023-07-07", "", "", ""),
    ("d27_xwlb_20230517.txt", "bbaab99b", "2023-05-17", "", "", ""),
    ("d28_xwlb_20241220.txt", "4dc9c515", "2024-12-20", "", "", ""),
    ("d29_xwlb_20230113.txt", "ecc101f1", "2023-01-13", "", "", ""),
    ("d30_eb.html", "05adae36", "2011-07-13", "", "", ""),
    ("d31_eb.html", "cb331b4b", "2011-06-23", "", "", ""),
]


@pytest.mark.parametrize(("name", "title", "published", "source", "author", "views"), FACTS, ids=lambda one: one[:3])
def test_facts(name: str, title: str, published: str, source: str, author: str, views: str, shared: Path) -> None:
    path = shared / "articles" / name
    if not path.is_file():
        pytest.skip(f"{name} is not in the folder beside the project")
    article = read_file(path)
    assert hashlib.sha256(article.title.encode()).hexdigest()[:8] == title, article.title
    assert (article.published, article.source, article.author) == (published, source, author)
    assert article.fields.get("views", "") == views
