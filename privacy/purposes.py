"""For what personal data are kept, who reads them and how long: the words of the privacy page."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Purpose:
    """One reason to keep something of a person. `days` after the end of what it is for it is erased by
    itself; None where another rule or the person ends it, as `retention` says."""

    key: str
    title: str
    why: str
    readers: str
    retention: str
    days: int | None = None


ACCOUNT = Purpose(
    "account",
    _("Your account"),
    _("So that you can sign in, read the portal in your language and be told what concerns you."),
    _("You and the administrators; the staff see your name and address beside your application."),
    _(
        "Until you ask for its erasure, or three years after you signed in last and after the last edition "
        "you applied to. An account whose address was never confirmed: thirty days."
    ),
    3 * 365,
)
APPLICATION = Purpose(
    "application",
    _("Your application"),
    _("To choose the participants of an edition by the published criteria, and to answer you."),
    _(
        "You and the selection officers; the reviewers asked to judge it, without your name where the review "
        "is blind. What a question says of its readers holds before this."
    ),
    _(
        "Three years after the last day of the edition. A draft that was never submitted: one year after the "
        "call closed. Where a question names a shorter time, its answer is erased then. Afterwards only what "
        "statistics need remains, without your name."
    ),
    3 * 365,
)
NOMINATION = Purpose(
    "nomination",
    _("Your nomination"),
    _("To learn from the organisation that sends you whether it supports you."),
    _(
        "The nominating person, the selection officers and the reviewers. You read whom you named and whether "
        "they answered; what they wrote is between them and the Academy."
    ),
    _("As long as the application."),
)
SELECTION = Purpose(
    "selection",
    _("What was found of your application"),
    _("To judge all applications alike, and to be able to say afterwards why a decision was taken."),
    _(
        "The selection officers and approvers; a reviewer reads their own review. You, once you know the decision, "
        "when you download your data: without the names of those who wrote it."
    ),
    _(
        "As long as the application. Marks and decisions without words remain for statistics. Minutes of a "
        "selection are made anew without your name when you are erased."
    ),
)
PARTICIPATION = Purpose(
    "participation",
    _("Your part in an edition"),
    _("To keep your place and your seats in sessions, and to know which sessions you attended."),
    _("You and the programme officers."),
    _("Three years after the last day of the edition; then the hours remain, without your name."),
    3 * 365,
)
JOURNEY = Purpose(
    "journey",
    _("Your journey"),
    _("So that somebody meets you and a bed is ready."),
    _("You and the programme officers."),
    _("Thirty days after the last day of the edition."),
    30,
)
VISA = Purpose(
    "visa",
    _("Passport and visa"),
    _("To write the letter that supports your visa, and for nothing else."),
    _("You and the programme officers. Each reading is written down."),
    _("Seven days after the last day of the edition."),
    7,
)
MEALS = Purpose(
    "meals",
    _("Meals"),
    _("The kitchen is told how many meals of each kind, without names."),
    _("You and the programme officers. Each reading is written down."),
    _("Seven days after the last day of the edition."),
    7,
)
ACCESS = Purpose(
    "access",
    _("What you need to take part"),
    _("So that rooms, materials and help are ready."),
    _("You and the programme officers, never reviewers. Each reading is written down."),
    _("Thirty days after the last day of the edition."),
    30,
)
EMERGENCY = Purpose(
    "emergency",
    _("Whom to call in an emergency"),
    _("Called only if something happens to you during the edition."),
    _("You and the programme officers. Each reading is written down."),
    _("Seven days after the last day of the edition."),
    7,
)
CERTIFICATE = Purpose(
    "certificate",
    _("Your certificate"),
    _("So that anybody to whom you show your certificate can check that it is genuine."),
    _("You, the programme officers, and whoever knows its code."),
    _(
        "For good, as a certificate is of use for a whole life. When you are erased the name, the file and the "
        "badge go: the code then still says that a certificate was given, for which edition and hours, and "
        "not to whom."
    ),
)
MESSAGES = Purpose(
    "messages",
    _("Messages to you"),
    _("To send you what you must know, and to be able to say what was sent and whether it arrived."),
    _("You and the staff who answer you; codes and links that open an account, nobody."),
    _("Two years after they were written; kept mail on a portal without mail server, thirty days."),
    2 * 365,
)
CONSENT = Purpose(
    "consent",
    _("What you agreed to"),
    _("To be able to show what you agreed to, in which words and when."),
    _("You and the administrators."),
    _("As long as what it allows."),
)
RIGHTS = Purpose(
    "rights",
    _("Your requests about your data"),
    _("To carry out what you ask about your data and to show that it was done."),
    _("You and the administrators."),
    _("The fact and its date for good, without your name."),
)
SPEAKERS = Purpose(
    "speakers",
    _("Speakers and signatories"),
    _("To announce who speaks at an edition and who signs its certificates."),
    _("Everybody."),
    _("As long as the edition is shown. Speakers can ask the secretariat to be taken out."),
)
OFFICE = Purpose(
    "office",
    _("The staff and the reviewers"),
    _("To know who did what in the name of the Academy, and who is able to judge which application."),
    _("The staff."),
    _("As long as what they did is kept. After their erasure the acts remain, without the name."),
)
SECURITY = Purpose(
    "security",
    _("Safety of the portal"),
    _("To keep you signed in, to find misuse, and to show who read or changed what."),
    _("The administrators; the record of readings nobody can change."),
    _("Sessions two weeks; the record of readings and of the staff’s acts two years."),
    2 * 365,
)

PURPOSES = (
    ACCOUNT,
    APPLICATION,
    NOMINATION,
    SELECTION,
    PARTICIPATION,
    JOURNEY,
    VISA,
    MEALS,
    ACCESS,
    EMERGENCY,
    CERTIFICATE,
    MESSAGES,
    CONSENT,
    RIGHTS,
    SPEAKERS,
    OFFICE,
    SECURITY,
)
