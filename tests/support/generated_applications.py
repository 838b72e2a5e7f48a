"""Applications that agree with themselves, made from a seed: rows first, then a form that says what the rows say.

What a form says is worked out here, not by the checker. Every firm of every seed has a name and a code of its own.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from checker import Notice
from checker.sheets.writing.workbook import workbook
from worked import INCUBATOR, MAKER_SPACE

type Texts = dict[str, str]

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_TOWNS = {"太原": "140105", "大同": "140213", "长治": "140402", "晋中": "140702", "运城": "140802", "临汾": "141002"}
_TRADES = ("新材料", "电子", "生物", "环保", "信息技术", "智能装备", "软件", "能源", "医疗器械", "农业")
_SYLLABLES = "瑞恒科创明达宏远晟華泰和金鼎盛丰博雅卓越天启智慧云海汇通联合中正华信诚安康利源广亿嘉悦思睿凯腾飞"
_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴", "伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚桂"
_EDUCATION = {"硕士": "yes", "本科": "yes", "大专": "yes", "高中": "no"}
_SCRAMBLE = 2_654_435_761
_FIRMS_OF_A_SEED = 5_000


@dataclass(slots=True)
class Generated:
    """An application, as the page holds it.

    Attributes:
        notice: The notice's id.
        seed: What it was made from.
        answers: The form's texts by control.
        rosters: The rows of texts by roster.
    """

    notice: str
    seed: int
    answers: Texts
    rosters: dict[str, list[Texts]]

    @property
    def draft(self) -> str:
        """The file that the page saves."""
        said = {"说明": "自评底稿", "notice": self.notice, "answers": self.answers, "rosters": self.rosters}
        return json.dumps(said, ensure_ascii=False, indent=1) + "\n"

    def workbook(self, notice: Notice) -> bytes:
        """Return the workbook that the page saves."""
        return workbook(notice, self.rosters, self.answers)


def generated(notice: str, seed: int, tenants: int = 50) -> Generated:
    """Make an application with some tenants."""
    maker = {INCUBATOR: _Incubator, MAKER_SPACE: _MakerSpace}[notice](seed)
    rosters = maker.rosters(tenants)
    return Generated(notice, seed, maker.answers(rosters), rosters)


def code_of(number: int, region: str = "140105") -> str:
    """Return the credit code of a firm by number, with the check character of GB 32100."""
    digits = ""
    for _ in range(7):
        number, place = divmod(number, len(_ALPHABET))
        digits = _ALPHABET[place] + digits
    body = f"91{region}MA{digits}"
    return body + check_character(body)


def check_character(body: str) -> str:
    """Return the last character of a code that begins so."""
    total = sum(_ALPHABET.index(letter) * pow(3, place, 31) for place, letter in enumerate(body))
    return _ALPHABET[(31 - total % 31) % 31]


def percent(part: Decimal | int, whole: Decimal | int) -> str:
    """Return a share as forms state it, with two places."""
    return two_places(Decimal(100) * part / whole)


def two_places(figure: Decimal) -> str:
    """Round as spreadsheets do."""
    return str(figure.quantize(Decimal("0.01"), ROUND_HALF_UP))


def added_up(rows: Sequence[Mapping[str, str]], column: str) -> Decimal:
    """Return the sum of a column."""
    return sum((Decimal(row[column]) for row in rows), Decimal())


def saying_yes(rows: Sequence[Mapping[str, str]], *columns: str) -> int:
    """Return in how many rows one of some questions is answered with yes."""
    return sum(any(row[column] == "yes" for column in columns) for row in rows)


class _Maker:
    """Makes what the applications of both notices have."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._random = Random(seed)  # noqa: S311 - no secret
        self._firms = 0
        self.town, self.region = self._random.choice(tuple(_TOWNS.items()))

    def firm(self) -> Texts:
        """Return a firm's name and code, which no other seed has."""
        self._firms += 1
        number = self._seed * _FIRMS_OF_A_SEED + self._firms
        scrambled = number * _SCRAMBLE % len(_SYLLABLES) ** 4
        brand = ""
        for _ in range(4):
            scrambled, place = divmod(scrambled, len(_SYLLABLES))
            brand += _SYLLABLES[place]
        name = f"{self.town}{brand}{self._random.choice(_TRADES)}科技有限公司"
        return {"name": name, "uscc": code_of(number, self.region)}

    def person(self) -> str:
        """Return a person's name; people may share one."""
        return self._random.choice(_SURNAMES) + "".join(self._random.sample(_GIVEN, 2))

    def day(self, first: date, last: date) -> date:
        """Return a day between two."""
        return first + timedelta(days=self._random.randint(0, (last - first).days))

    def question(self, share: float) -> str:
        """Return yes with some probability."""
        return "yes" if self._random.random() < share else "no"

    def measured(self, least: int, most: int) -> Decimal:
        """Return a number of square metres or 万元, at times with decimals."""
        hundredths = self._random.choice((0, 0, 50, self._random.randrange(100)))
        return (100 * self._random.randint(least, most) + hundredths) / Decimal(100)

    def mentors(self) -> list[Texts]:
        """Return mentors."""
        fields = ("投融资", "新材料", "法律", "市场")
        return [
            {
                "name": self.person(),
                "organisation": f"{self.town}示例单位{place}",
                "position": "教授",
                "field": self._random.choice(fields),
            }
            for place in range(self._random.randint(4, 9))
        ]


class _Incubator(_Maker):
    """Makes applications for the recognition of incubators."""

    def rosters(self, tenants: int) -> dict[str, list[Texts]]:
        """Return all tables."""
        self.variant = self._random.choice(("general", "specialized"))
        self.submitted = self.day(date(2024, 9, 1), date(2024, 9, 28))
        listed = [self._tenant() for _ in range(tenants)]
        return {
            "tenant": listed,
            "graduate": [self._graduate() for _ in range(self._random.randint(8, 16))],
            "premises": self._premises(added_up(listed, "area_m2")),
            "fund": self._funds(),
            "staff": [self._staff() for _ in range(self._random.randint(8, 16))],
            "mentor": self.mentors(),
            "platform": self._platforms() if self.variant == "specialized" else [],
        }

    def answers(self, rosters: Mapping[str, list[Texts]]) -> Texts:
        """Return the form's answers, which say what the tables do."""
        name, contact = f"{self.town}示例{self._seed}号孵化器", self.person()
        registered = self.day(date(2016, 1, 1), date(2022, 6, 30))
        operator = self.firm()
        return {
            "name": name,
            "variant": self.variant,
            "registered_on": registered.isoformat(),
            "operating_since": self.day(registered, date(2023, 6, 30)).isoformat(),
            "submitted_on": self.submitted.isoformat(),
            **self._areas(rosters["premises"]),
            **self._people(rosters["staff"], rosters["mentor"]),
            **self._tenants(rosters["tenant"]),
            "stated.per_1000_m2": two_places(
                1000 * len(rosters["tenant"]) / added_up(rosters["premises"], "total_m2"),
            ),
            "graduates.count": str(len(rosters["graduate"])),
            "fund.amount_wan": str(added_up(rosters["fund"], "amount_wan")),
            "fund.use_cases": "3",
            "success_cases": "3",
            **dict.fromkeys([f"declarations.{one}" for one in ("purpose", "management-team", "mentoring")], "yes"),
            "declarations.statistics-reporting": "yes",
            **(self._specialized(rosters) if self.variant == "specialized" else {}),
            "stated.cover_name": name,
            "stated.cover_variant": self.variant,
            "stated.cover_contact": contact,
            "stated.contact": contact,
            "particulars.operator": operator["name"],
            "particulars.uscc": operator["uscc"],
            "particulars.recommending_unit": f"{self.town}市科学技术局",
        }

    def _tenant(self) -> Texts:
        moved_in = self.day(date(2021, 5, 1), date(2024, 6, 30))
        staff = self._random.randint(4, 30)
        relocated = self.question(0.1)
        more = {"revenue_before_entry_wan": str(self.measured(0, 150)), "at_rnd_or_trial_sales_stage": "yes"}
        return {
            **self.firm(),
            "registered_on": self.day(moved_in - timedelta(days=650), moved_in).isoformat(),
            "moved_in_on": moved_in.isoformat(),
            "capital_wan": str(self._random.choice((10, 50, 100, 200, 500, 1000))),
            "field": self._random.choice(_TRADES),
            "area_m2": str(self.measured(40, 260)),
            "last_year_revenue_wan": str(self.measured(0, 900)),
            "sme_registration": self._random.choice(("是", "否")),
            "patent_applied": self.question(0.5),
            "ip_owned": self.question(0.5),
            "financed": self.question(0.15),
            **dict.fromkeys(("registered_in_premises", "works_in_premises", "industry_policy"), "yes"),
            **dict.fromkeys(("ip_clear", "capable_team"), "yes"),
            "relocated": relocated,
            **(more if relocated == "yes" else {}),
            "special_field": self.question(0.1),
            "student_or_returnee_firm": "no",
            "staff": str(staff),
            "college_educated": str(self._random.randint(staff // 2, staff)),
        }

    def _graduate(self) -> Texts:
        moved_in = self.day(date(2016, 1, 1), date(2020, 6, 30))
        return {
            **self.firm(),
            "moved_in_on": moved_in.isoformat(),
            "graduated_on": self.day(moved_in + timedelta(days=300), date(2024, 6, 30)).isoformat(),
            "ip_owned": "yes",
            "revenue_by_year_wan.2022": str(self.measured(260, 900)),
            "revenue_by_year_wan.2023": str(self.measured(260, 900)),
            "high_tech_enterprise": self.question(0.3),
            "acquired_or_listed": "no",
        }

    def _premises(self, let: Decimal) -> list[Texts]:
        """Return one to three buildings in which tenants have some area together."""
        number = self._random.randint(1, 3)
        shares = [let // number] * (number - 1)
        return [self._building(place, area) for place, area in enumerate([*shares, let - sum(shares)], 1)]

    def _building(self, place: int, let: Decimal) -> Texts:
        public, other = (Decimal(int(let * self._random.randint(*share) / 100)) for share in ((10, 25), (10, 30)))
        held = self._random.choice(("owned", "entrusted", "leased"))
        return {
            "address": f"{self.town}市示例路{self._seed}号{place}座",
            "total_m2": str(let + public + other),
            "tenant_m2": str(let),
            "public_service_m2": str(public),
            "other_m2": str(other),
            **{one: "yes" if one == held else "no" for one in ("owned", "entrusted", "leased")},
        }

    def _funds(self) -> list[Texts]:
        own = {"name": "种子资金", "amount_wan": str(self._random.randint(30, 60) * 10), "formed": "own"}
        joint = {"name": "孵化资金", "amount_wan": "200", "formed": "joint", "partner": f"{self.town}示例投资有限公司"}
        return [own, joint] if self._random.random() < 0.5 else [own]

    def _staff(self) -> Texts:
        education = self._random.choice(tuple(_EDUCATION))
        return {
            "name": self.person(),
            "age": str(self._random.randint(23, 59)),
            "position": self._random.choice(("总经理", "招商专员", "企业服务")),
            "education": education,
            "major": self._random.choice(("工商管理", "会计", "法学")),
            "experience": f"从事企业服务{self._random.randint(1, 20)}年",
            "college_educated": _EDUCATION[education],
            "trained": self.question(0.5),
        }

    def _platforms(self) -> list[Texts]:
        kinds = ("检测", "中试", "设计")[: self._random.randint(1, 3)]
        return [
            {
                "name": f"{kind}平台",
                "investment_wan": str(self.measured(100, 900)),
                "operating_since": "2021-06",
                "field": kind,
            }
            for kind in kinds
        ]

    def _areas(self, premises: Sequence[Texts]) -> Texts:
        total, let, public, rest = (
            added_up(premises, column) for column in ("total_m2", "tenant_m2", "public_service_m2", "other_m2")
        )
        own = rest // 2
        return {
            "premises.total_m2": str(total),
            "premises.tenant_m2": str(let),
            "premises.public_service_m2": str(public),
            "premises.own_use_m2": str(own),
            "premises.other_m2": str(rest - own),
            "stated.tenant_share_percent": percent(let + public, total),
        }

    def _people(self, staff: Sequence[Texts], mentors: Sequence[Texts]) -> Texts:
        serving = self._random.randint(1, len(staff))
        return {
            "management.staff": str(len(staff)),
            "management.college_educated": str(saying_yes(staff, "college_educated")),
            "management.trained": str(saying_yes(staff, "trained")),
            "stated.service_staff": str(serving),
            "stated.service_staff_percent": percent(serving, len(staff)),
            "mentors.count": str(len(mentors)),
        }

    def _tenants(self, tenants: Sequence[Texts]) -> Texts:
        patents, owned, financed = (saying_yes(tenants, one) for one in ("patent_applied", "ip_owned", "financed"))
        staff = added_up(tenants, "staff")
        return {
            "tenants.count": str(len(tenants)),
            "tenants.beyond_usual_limits": "0",
            "tenants.patent_applied": str(patents),
            "tenants.ip_owned": str(owned),
            "tenants.patent_or_ip": str(saying_yes(tenants, "patent_applied", "ip_owned")),
            "tenants.staff": str(staff),
            "tenants.college_educated": str(added_up(tenants, "college_educated")),
            "tenants.financed": str(financed),
            "jobs": str(staff + self._random.randint(50, 400)),
            "stated.patent_percent": percent(patents, len(tenants)),
            "stated.ip_percent": percent(owned, len(tenants)),
            "stated.financed_percent": percent(financed, len(tenants)),
        }

    def _specialized(self, rosters: Mapping[str, list[Texts]]) -> Texts:
        tenants = len(rosters["tenant"])
        same = self._random.randint(1, tenants)
        return {
            "platforms.count": str(len(rosters["platform"])),
            "declarations.public-platform": "yes",
            "stated.same_industry": str(same),
            "stated.same_industry_percent": percent(same, tenants),
        }


class _MakerSpace(_Maker):
    """Makes applications for the recognition of maker spaces."""

    def rosters(self, tenants: int) -> dict[str, list[Texts]]:
        """Return all tables."""
        self.submitted = self.day(date(2022, 6, 1), date(2022, 6, 20))
        self.since = date(2021, self._random.randint(1, 6), 10)
        return {
            "tenant": [self._tenant() for _ in range(tenants)],
            "mentor": self.mentors(),
            "event": list(self._events()),
        }

    def answers(self, rosters: Mapping[str, list[Texts]]) -> Texts:
        """Return the form's answers, which say what the tables do."""
        name, operator, address = f"{self.town}示例{self._seed}号空间", self.firm()["name"], f"{self.town}市示例路1号"
        total, tenants = self._random.randint(600, 2000), rosters["tenant"]
        return {
            "name": name,
            "variant": "general",
            "registered_on": self.since.isoformat(),
            "operating_since": self.since.isoformat(),
            "submitted_on": self.submitted.isoformat(),
            "on_campus": "no",
            "premises.total_m2": str(total),
            "premises.office_and_service_m2": str(total * 92 // 100),
            "premises.source": "leased",
            "premises.lease_start": "2020-01-01",
            "premises.lease_end": "2027-12-31",
            "fund.amount_wan": "100",
            "mentors.count": str(len(rosters["mentor"])),
            **self._by_month(rosters["event"]),
            "serves": "teams",
            "teams.active": str(saying_yes(tenants, "active")),
            "stated.cover_name": name,
            "stated.cover_variant": "general",
            "stated.cover_operator": operator,
            "stated.operator": operator,
            "stated.cover_address": address,
            "stated.address": address,
            "stated.service_staff": "8",
            "stated.service_staff_college": "6",
            "stated.public_m2": str(total // 3),
            "stated.tenant_m2": str(total // 2),
            "stated.seats": "120",
            "stated.open_seats": "60",
            "stated.tenants": str(len(tenants)),
            "stated.tech_tenants": str(saying_yes(tenants, "technology")),
            "stated.fund_invested_wan": "60",
        }

    def _tenant(self) -> Texts:
        return {
            "name": self.firm()["name"],
            "moved_in_on": self.day(date(2021, 1, 1), date(2022, 5, 20)).isoformat(),
            "capital_wan": str(self._random.choice((10, 50, 100))),
            "field": self._random.choice(_TRADES),
            "kind": self._random.choice(("team", "firm")),
            "technology": self.question(0.8),
            "active": self.question(0.6),
        }

    def _events(self) -> Iterator[Texts]:
        """Yield events of every month from the first of operation to the last full one."""
        for month in range(self.since.month, 18):
            years, place = divmod(month - 1, 12)
            for number in range(1, self._random.randint(3, 5) + 1):
                held = date(2021 + years, place + 1, 3 * number + 10)
                yield {"name": f"第{number}次路演", "held_on": held.isoformat(), "kind": "路演", "attendance": "30"}

    def _by_month(self, events: Sequence[Texts]) -> Texts:
        months = [12 * int(event["held_on"][:4]) + int(event["held_on"][5:7]) - 12 * 2021 - 1 for event in events]
        listed = {place: months.count(place) for place in sorted(set(months))}
        average = Decimal(len(events)) / len(listed)
        counts = {f"events.by_month.{place}": str(number) for place, number in listed.items()}
        return {**counts, "events.monthly_average": str(average.quantize(Decimal("0.1"), ROUND_HALF_UP))}
