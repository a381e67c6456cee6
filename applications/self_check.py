"""The eligibility self-check: five answers, an honest word on each. Nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

FINE, DOUBT, OBSTACLE = "fine", "doubt", "obstacle"


@dataclass(frozen=True)
class Finding:
    """What one answer means: it is fine, leaves a doubt, or stands in the way."""

    weight: str
    text: str


FINDINGS: dict[tuple[str, str], Finding] = {
    ("language", "b2"): Finding(
        FINE, _("Your language is good enough to follow the sessions and take part in the discussions.")
    ),
    ("language", "b1"): Finding(
        DOUBT,
        _(
            "With B1 you will follow much and say less: sessions and discussions need B2. You may apply; "
            "the level is looked at together with the rest, and a certificate or recent practice helps."
        ),
    ),
    ("language", "below"): Finding(
        OBSTACLE,
        _(
            "Sessions and group work are held in the languages of the edition, at about level B2. With less "
            "you could not take part. Another edition may be held in a language that you know."
        ),
    ),
    ("available", "yes"): Finding(
        FINE, _("You are free for the whole period, as every participant must be.")
    ),
    ("available", "unsure"): Finding(
        DOUBT,
        _(
            "Participants attend the whole period. You may apply now and settle it with your employer "
            "before places are confirmed."
        ),
    ),
    ("available", "no"): Finding(
        OBSTACLE,
        _("Participants attend the whole period: a part of it is not enough for a place or a certificate."),
    ),
    ("field", "works"): Finding(FINE, _("You work in or for the social and solidarity economy.")),
    ("field", "policy"): Finding(
        FINE, _("Policy, training and research on the social and solidarity economy are just as welcome.")
    ),
    ("field", "soon"): Finding(
        DOUBT,
        _(
            "You may apply: say in your motivation what your task will be and from when. It is weighed "
            "against people who work in the field already."
        ),
    ),
    ("field", "no"): Finding(
        OBSTACLE,
        _(
            "The Academy is for people who work in or for the social and solidarity economy, or on policy "
            "for it. Without a link to it an application is not considered."
        ),
    ),
    ("payment", "covered"): Finding(FINE, _("Your costs are covered.")),
    ("payment", "fellowship"): Finding(
        DOUBT,
        _(
            "Fellowships are few, and most are partial. You ask for one in the form and say why; asking "
            "does not lower your chance of being selected."
        ),
    ),
    ("payment", "nobody"): Finding(
        DOUBT,
        _(
            "Without somebody who pays or a fellowship nobody can take part. You may apply and ask for a "
            "fellowship; look for support meanwhile, since they are few."
        ),
    ),
    ("passport", "valid"): Finding(FINE, _("Your passport is valid long enough.")),
    ("passport", "soon"): Finding(
        DOUBT,
        _("You may apply with what you have. Renew the passport early: a visa can take weeks after it."),
    ),
    ("passport", "no"): Finding(
        DOUBT,
        _(
            "You may apply without a passport and must have one before you travel. The visa is yours to "
            "obtain; the Academy gives you a letter for it. Ask for the passport now."
        ),
    ),
}


def findings_of(answers: Mapping[str, str]) -> list[tuple[str, Finding]]:
    """What each answer means, by the name of its question, what stands in the way first."""
    found = [(name, FINDINGS[name, value]) for name, value in answers.items()]
    return sorted(found, key=lambda pair: (OBSTACLE, DOUBT, FINE).index(pair[1].weight))


def verdict_of(findings: list[tuple[str, Finding]]) -> str:
    """The weight of the whole: its heaviest answer's."""
    return findings[0][1].weight
