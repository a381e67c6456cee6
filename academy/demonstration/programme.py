"""Themes, speakers, languages and evaluation of the demonstration's programmes."""

import random

from applications.standard_form.parts import in_columns
from sessions_app.evaluation import install_standard_questions
from sessions_app.models import (
    Edition,
    EvaluationAnswer,
    EvaluationQuestion,
    EvaluationTicket,
    Participation,
    ProgrammeSession,
    SessionSpeaker,
    Speaker,
    Theme,
)

from .content.speakers import COMMENTS, SPEAKERS, THEME_OF, THEMES

SHARE = 0.7  # of the participants who answer about a session


def furnish(edition: Edition, sessions: list[ProgrammeSession], languages: tuple[str, ...]) -> None:
    """Give the sessions their themes, languages and speakers, the edition its evaluation."""
    themes = Theme.objects.bulk_create(
        Theme(edition=edition, position=place, **in_columns("name", name))
        for place, name in enumerate(THEMES)
    )
    for session in sessions:
        beginning = next((words for words in THEME_OF if session.title_en.startswith(words)), "Market")
        session.theme = themes[THEME_OF[beginning]]
        session.languages = [languages[0]]
        session.interpretation = list(languages[1:]) if session.is_for_everybody else []
    ProgrammeSession.objects.bulk_update(sessions, ["theme", "languages", "interpretation"])
    SessionSpeaker.objects.bulk_create(
        SessionSpeaker(session=session, speaker=speaker)
        for speaker, titles in _speakers()
        for session in sessions
        if session.title_en.startswith(titles)
    )
    install_standard_questions(edition=edition)


def _speakers() -> list[tuple[Speaker, tuple[str, ...]]]:
    """Each speaker once for all editions, with the titles of their sessions."""
    found = []
    for name, organisation, country, position, biography, titles in SPEAKERS:
        speaker, _is_new = Speaker.objects.get_or_create(
            name=name,
            defaults={
                "organisation": organisation,
                "country": country,
                **in_columns("position", position),
                **in_columns("biography", biography),
            },
        )
        found.append((speaker, titles))
    return found


def evaluate(edition: Edition, chance: random.Random) -> None:
    """What the participants of a past edition said: of each session, and at the end."""
    people = list(Participation.objects.filter(edition=edition).values_list("pk", flat=True))
    questions = list(EvaluationQuestion.objects.filter(edition=edition))
    tickets, answers = [], []
    for session in [None, *edition.sessions.all()]:
        scope = "session" if session else "edition"
        answering = [person for person in people if chance.random() < SHARE]
        tickets += [EvaluationTicket(participation_id=person, session=session) for person in answering]
        for question in questions:
            if question.scope == scope:
                answers += [_answer(question, session, chance) for _person in answering]
    chance.shuffle(answers)
    EvaluationTicket.objects.bulk_create(tickets)
    EvaluationAnswer.objects.bulk_create(
        [answer for answer in answers if answer.value or answer.text], batch_size=1000
    )


def _answer(question: EvaluationQuestion, session, chance: random.Random) -> EvaluationAnswer:
    if question.kind == EvaluationQuestion.Kind.SCALE:
        value = chance.choices((2, 3, 4, 5), (1, 3, 8, 7))[0]
        return EvaluationAnswer(question=question, session=session, value=value)
    text = chance.choice(COMMENTS) if chance.random() < 0.25 else ""
    return EvaluationAnswer(question=question, session=session, text=text)
