import pytest

from reports.deliver.mail import read_address
from reports.errors import UsageError


@pytest.mark.parametrize(
    ("text", "name", "spec"),
    [
        ("desk@example.org", "", "desk@example.org"),
        ("  <desk@example.org> ", "", "desk@example.org"),
        ("Desk <desk@example.org>", "Desk", "desk@example.org"),
        ("Dr. Ann Lee (press) <a@example.org>", "Dr. Ann Lee (press)", "a@example.org"),
        ('"Lee, Ann" <a@example.org>', "Lee, Ann", "a@example.org"),
        (r'"A \"B\" \\ C" <a@example.org>', r'A "B" \ C', "a@example.org"),
        ("=?utf-8?q?a?= <a@example.org>", "=?utf-8?q?a?=", "a@example.org"),
        ("=?utf-8?b?DQpCY2M6IHhAeS56?= <a@example.org>", "=?utf-8?b?DQpCY2M6IHhAeS56?=", "a@example.org"),
        ("Анна Ли <a@example.org>", "Анна Ли", "a@example.org"),
        ('"john smith"@example.org', "", '"john smith"@example.org'),
        ('"a@b,c"@example.org', "", '"a@b,c"@example.org'),
        ('"plain"@example.org', "", "plain@example.org"),
        ("o'neil+press=x@sub.example.org", "", "o'neil+press=x@sub.example.org"),
        ("a@localhost", "", "a@localhost"),
        ("a@münchen.example", "", "a@xn--mnchen-3ya.example"),
        ("a@МИД.example", "", "a@xn--d1ahl.example"),
        ("a@xn--mnchen-3ya.example", "", "a@xn--mnchen-3ya.example"),
    ],
)  # fmt: skip
def test_an_address_is_read_as_it_stands(text: str, name: str, spec: str) -> None:
    found = read_address(text)

    assert (found.name, found.spec) == (name, spec)


@pytest.mark.parametrize(
    "text",
    ["", " ", "desk", "a@", "@example.org", "<>", "<a@>", "a b@example.org", "a@example.org, b@example.org",
     "a@example.org; b@example.org", "Ann <a@example.org>, Bob <b@example.org>", "group: a@example.org;",
     "a@example.org\nBcc: c@example.org", "a@example.org\r\n\r\nbody", "a@exa mple.org", "a@-example.org", "a@b..c",
     "a@[192.0.2.1]", ".a@example.org", "a.@example.org", "a@@example.org", "é@example.org", "a@example.org>",
     "<a@example.org", "Ann <<a@example.org>>", '"Ann <a@example.org>', '"Ann" Lee" <a@example.org>', "a" * 65 + "@b.org",
     "a@" + "b" * 64 + ".org", "a@" + "b.c" * 100, "a@straße.example", "a@\ud800.example", "\udcff@example.org",
     "Ann\u202e <a@example.org>", "Ann\u2067 <a@example.org>", "a@exam\u200eple.org", "a@=?utf-8?q?b?=",
     "a@ex\u3002ample.org", "a@example.org.", '"é"@example.org', "=?utf-8?q?a=40example.org?="],
)  # fmt: skip
def test_what_is_not_one_address_is_refused(text: str) -> None:
    with pytest.raises(
        UsageError, match=r"^address: found .*(expected|type the address anew|xn--)"
    ):
        read_address(text)
