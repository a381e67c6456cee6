"""Questions asked of calls and applications."""

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import functions
from django.utils import timezone
from django.utils.translation import get_language
from modeltranslation.utils import resolution_order


class CallQuerySet(models.QuerySet):
    def open(self) -> "CallQuerySet":
        """Calls that take applications now, the first to close first."""
        now = timezone.now()
        return self.filter(edition__is_published=True, opens_at__lte=now, closes_at__gte=now).order_by(
            "closes_at"
        )


class ApplicationQuerySet(models.QuerySet):
    def of(self, person) -> "ApplicationQuerySet":
        return self.filter(applicant=person)

    def received(self) -> "ApplicationQuerySet":
        """Those that were ever submitted and not withdrawn."""
        return self.exclude(status__in=["draft", "withdrawn"])

    def newest_first(self) -> "ApplicationQuerySet":
        """As the staff reads them: what was submitted last first, drafts at the end."""
        return self.order_by(models.F("submitted_at").desc(nulls_last=True), "-pk")

    def matching(self, text: str) -> "ApplicationQuerySet":
        """Those that a search for the words finds: see `searching.found`."""
        from .searching import found

        return self.filter(pk__in=found(text).values("pk"))

    def for_lists(self) -> "ApplicationQuerySet":
        """With what a row shows, so that a list costs the same at any length."""
        return self.select_related("call__edition__venue", "track", "applicant")

    def with_extension(self) -> "ApplicationQuerySet":
        """With `extended_until`: the person's own deadline, None without an extension."""
        extensions = apps.get_model("applications", "Extension").objects.filter(
            call=models.OuterRef("call"), person=models.OuterRef("applicant")
        )
        return self.annotate(extended_until=models.Subquery(extensions.values("until")))

    def for_applicant(self) -> "ApplicationQuerySet":
        """With what the applicant's pages show, nominations and requests of the staff included."""
        return (
            self.for_lists()
            .with_extension()
            .prefetch_related("nominations", "information_requests__questions")
        )


class NominationQuerySet(models.QuerySet):
    def live(self) -> "NominationQuerySet":
        """Asked or given, of an application that is not withdrawn."""
        return self.filter(status__in=["requested", "endorsed"]).exclude(application__status="withdrawn")

    def awaited(self) -> "NominationQuerySet":
        """Those to which an answer may still come."""
        return self.live().filter(status="requested", expires_at__gte=timezone.now())

    def silent(self) -> "NominationQuerySet":
        """Those whose link expired without an answer."""
        return self.live().filter(status="requested", expires_at__lt=timezone.now())

    def by_the_same_person(self, nomination) -> "NominationQuerySet":
        """Those asked of the same address for the same call, in the order of their rank."""
        return self.filter(
            email__iexact=nomination.email, application__call=nomination.application.call_id
        ).order_by(models.F("rank").asc(nulls_last=True), "requested_at", "pk")

    def with_number_by_the_same_person(self) -> "NominationQuerySet":
        """With `among`: how many living ones are asked of the same address for the same call."""
        alike = self.model.objects.live().filter(application__call=models.OuterRef("application__call"))
        alike = alike.alias(address=functions.Lower("email")).filter(
            address=functions.Lower(models.OuterRef("email"))
        )
        number = alike.order_by().values("application__call").annotate(number=models.Count("pk"))
        return self.annotate(among=functions.Coalesce(models.Subquery(number.values("number")), 0))

    def for_lists(self) -> "NominationQuerySet":
        """With what a row shows, so that a list costs the same at any length."""
        return self.select_related("application__call__edition__venue", "application__applicant")


class InformationRequestQuerySet(models.QuerySet):
    def open(self) -> "InformationRequestQuerySet":
        """Those that may be answered now."""
        return self.filter(status="open", due_at__gte=timezone.now())

    def with_labels(self) -> "InformationRequestQuerySet":
        """With `labels`: what the questions are called in the reader's language, in the form's order."""
        languages = resolution_order(get_language())
        words = [functions.NullIf(f"label_{language}", models.Value("")) for language in languages]
        label = functions.Coalesce(*words, models.Value(""), output_field=models.CharField())
        questions = apps.get_model("applications", "Question").objects.filter(
            pk__in=self.model.questions.through.objects.filter(
                informationrequest=models.OuterRef(models.OuterRef("pk"))
            ).values("question")
        )
        in_order = questions.order_by("section__position", "section", "position", "pk")
        return self.annotate(labels=ArraySubquery(in_order.values_list(label)))

    def overdue(self) -> "InformationRequestQuerySet":
        """Open ones whose time is over."""
        return self.filter(status="open", due_at__lt=timezone.now())

    def unread(self) -> "InformationRequestQuerySet":
        """Answered and expired ones that nobody of the staff has read."""
        return self.filter(status__in=["answered", "expired"], read_at__isnull=True)

    def for_lists(self) -> "InformationRequestQuerySet":
        """With what a row shows, so that a list costs the same at any length."""
        return self.select_related("application__call__edition__venue", "application__applicant", "asked_by")


class SavedViewQuerySet(models.QuerySet):
    def readable_by(self, person) -> "SavedViewQuerySet":
        """The person's own and those that are shared, own ones first."""
        mine = models.Q(owner=person)
        return (
            self.filter(mine | models.Q(is_shared=True))
            .select_related("owner")
            .annotate(is_mine=models.Case(models.When(mine, then=True), default=False))
            .order_by("-is_mine", "name", "pk")
        )
