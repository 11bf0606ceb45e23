"""What schemathesis may find, each with its reason. Whatever is not in this table fails the run."""

import unicodedata

import schemathesis

# Letters to Unicode, and nothing to see.
BLANK_LETTERS = set("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159")

ALLOWED = [
    (
        "Categories are named by admins, and the document says the same at every desk.",
        lambda failure, response, case: failure.code == "ST202" and fields_of(response) == {"category"},
    ),
    (
        "Customers choose up to High; the document is the same for everybody, and staff choose any.",
        lambda failure, response, case: failure.code == "ST202" and fields_of(response) == {"priority"},
    ),
    (
        "An agent's id in the body may be nobody's: not found is then said of the agent, and not of the complaint.",
        lambda failure, response, case: failure.code == "ST302" and error_of(response).get("code") == "agent.not-found",
    ),
    (
        "The least that a text has counts what can be seen, which no pattern can say; the document says it in words.",
        lambda failure, response, case: failure.code == "ST202" and hides(case.body, fields_of(response)),
    ),
]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    return not any(applies(failure, response, case) for _reason, applies in ALLOWED)


def error_of(response):
    try:
        return response.json()["error"]
    except (ValueError, KeyError, TypeError):
        return {}


def fields_of(response):
    return set(error_of(response).get("fields", {}))


def hides(body, fields):
    """Whether each of these fields has a text in which something does not show."""
    texts = [body.get(field) for field in fields] if isinstance(body, dict) else []
    return bool(texts) and all(isinstance(text, str) and any(map(is_hidden, text)) for text in texts)


def is_hidden(character):
    return unicodedata.category(character)[0] in "CZM" or character in BLANK_LETTERS
