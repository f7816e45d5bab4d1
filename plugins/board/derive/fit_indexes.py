"""Open jobs and people by what the other side asks or offers, each answered with the best of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from board.derive.ranking import Steps, Tally, bits, sets_by
from board.derive.reasons import (
    FreeInTime,
    SameCategory,
    SameCountry,
    SameTown,
    SharedLanguage,
    SharedSkills,
    WelcomeFrom,
    WithinPay,
)
from board.derive.traits import JobTraits, PersonTraits


class Sums:
    """The score of one side against each of the other, while it is added up."""

    def __init__(self, planes: Sequence[int], balance: int) -> None:
        self.tally = Tally(list(planes))
        self.balance = balance

    def skills(self, required: Iterable[int], nice: Iterable[int], first: int, takes_nice: int) -> int:
        """Add the shared skills, each a set of records; gives back who shares enough of them.

        `first` are those that share the skill that is named first, `takes_nice` those for which one that is nice
        to have is enough, as no other is asked for.
        """
        ones = twos = some = 0
        for records in required:
            self.tally.add(records, 2 * SharedSkills.each)
        # As many are found as are lacking, or more: the sum has kept what it began with.
        enough = self.tally.planes[self.balance]
        for records in nice:
            # Counts to three and stays there.
            ones, twos = (ones ^ records) | (ones & twos & records), twos | (ones & records)
            some |= records
        self.tally.add(ones, 1)
        self.tally.add(twos, 2)
        return enough & (first | (some & takes_nice))


def planes_for(lacking: Iterable[tuple[int, int]], most: int) -> tuple[list[int], int]:
    """The sums to begin with, and the plane in which who has enough skills shows.

    `lacking` says of sets of records how many skills are asked for; `most` is the highest such number. Room
    is left for all that can be added.
    """
    bit = most.bit_length()
    balance = bit + SharedSkills.each.bit_length() - 1
    tally = Tally([0] * (balance + 4))
    for records, asked in lacking:
        tally.add(records, SharedSkills.each * ((1 << bit) - asked))
    return tally.planes, balance


class PeopleIndex:
    """People by all that a job can ask for."""

    def __init__(self, people: Sequence[PersonTraits], most: int) -> None:
        size, numbered = len(people), list(zip(people, range(len(people)), strict=True))
        self.most = most
        self.all = (1 << size) - 1
        self.skills = sets_by(((key, at) for one, at in numbered for key in one.skills), size)
        self.categories = sets_by(((key, at) for one, at in numbered for key in one.listing.talent.categories), size)
        self.languages = sets_by(((key, at) for one, at in numbered for key in one.languages), size)
        self.countries = sets_by(((one.country, at) for one, at in numbered if one.country), size)
        self.towns = sets_by(((one.town, at) for one, at in numbered if one.town), size)
        self.accounts = sets_by(((one.account, at) for one, at in numbered if one.account), size)
        self.rates = steps_by(((one.currency, one.per_hour, at) for one, at in numbered), size)
        self.minimums = steps_by(((one.minimum_currency, one.minimum, at) for one, at in numbered), size)
        self.with_minimum = bits((at for one, at in numbered if one.minimum), size)
        self.starts = Steps(((one.starts or 0, at) for one, at in numbered), size)
        self.weekly = Steps(((one.weekly, at) for one, at in numbered if one.weekly is not None), size)
        self.fresh = bits((at for one, at in numbered if not one.listing.is_stale), size)
        self._welcome: dict[tuple[str, ...], int] = {}
        self._planes: dict[int, tuple[list[int], int]] = {}

    def best(self, job: JobTraits, count: int) -> list[int]:
        """The positions of the best people for a job."""
        work = job.listing.job
        asked = len(job.required)
        if asked not in self._planes:
            self._planes[asked] = planes_for([(self.all, asked)], self.most)
        sums = Sums(*self._planes[asked])
        skills = self.skills
        fit = sums.skills(
            [skills[key] for key in job.required if key in skills],
            [skills[key] for key in job.nice if key in skills],
            skills.get(job.required[0], 0) if job.required else 0,
            0 if job.required else self.all,
        )
        if not fit:
            return []
        add, location = sums.tally.add, work.location
        if job.account is not None and job.account in self.accounts:
            fit &= ~self.accounts[job.account]
        if work.applicants_from:
            # All who are left are welcome, so that it makes no difference between them.
            fit &= self.welcome(work.applicants_from)
        if location is not None and location.country:
            near = self.countries.get(location.country, 0)
            if not work.remote:
                fit &= near
            add(near & fit, SameCountry.points)
            if job.town is not None:
                add(self.towns.get(job.town, 0) & fit, SameTown.points - SameCountry.points)
        if job.per_hour is not None and job.currency in self.rates:
            rates = self.rates[job.currency]
            within = rates.at_most(job.per_hour)
            fit &= ~(rates.all ^ within)
            add(within & fit, WithinPay.points)
        if job.total == 0:
            fit &= ~self.with_minimum
        elif job.total is not None and job.currency in self.minimums:
            minimums = self.minimums[job.currency]
            fit &= ~(minimums.all ^ minimums.at_most(job.total))
        if job.due is not None:
            fit &= self.starts.at_most(job.due)
        free = self.fresh & self.starts.at_most(job.begins)
        if job.weekly:
            free &= ~(self.weekly.all ^ self.weekly.at_least(job.weekly))
        add(free & fit, FreeInTime.points)
        add(self.categories.get(work.category, 0) & fit, SameCategory.points)
        if job.language is not None:
            add(self.languages.get(job.language, 0) & fit, SharedLanguage.points)
        return sums.tally.best(fit, count)

    def welcome(self, countries: tuple[str, ...]) -> int:
        """Who lives in one of these countries."""
        known = self._welcome.get(countries)
        if known is None:
            known = 0
            for country in countries:
                known |= self.countries.get(country, 0)
            self._welcome[countries] = known
        return known


class JobIndex:
    """Jobs by all that a person can offer."""

    def __init__(self, jobs: Sequence[JobTraits], most: int) -> None:
        size, numbered = len(jobs), list(zip(jobs, range(len(jobs)), strict=True))
        places = [(one, one.listing.job.location, at) for one, at in numbered]
        self.required = sets_by(((key, at) for one, at in numbered for key in one.required), size)
        self.first = sets_by(((one.required[0], at) for one, at in numbered if one.required), size)
        self.nice = sets_by(((key, at) for one, at in numbered for key in one.nice), size)
        by_number = sets_by(((len(one.required), at) for one, at in numbered), size)
        self.planes, self.balance = planes_for([(records, asked) for asked, records in by_number.items()], most)
        self.without_required = by_number.get(0, 0)
        self.categories = sets_by(((one.listing.job.category, at) for one, at in numbered), size)
        self.languages = sets_by(((one.language, at) for one, at in numbered if one.language), size)
        self.countries = sets_by(((place.country, at) for _, place, at in places if place and place.country), size)
        self.towns = sets_by(((one.town, at) for one, at in numbered if one.town), size)
        self.anywhere = bits((at for one, place, at in places if one.listing.job.remote or not place), size)
        self.for_all = bits((at for one, at in numbered if not one.listing.job.applicants_from), size)
        self.welcome = sets_by(((key, at) for one, at in numbered for key in one.listing.job.applicants_from), size)
        self.accounts = sets_by(((one.account, at) for one, at in numbered if one.account), size)
        self.pays = steps_by(((one.currency, one.per_hour, at) for one, at in numbered), size)
        self.totals = steps_by(((one.currency, one.total, at) for one, at in numbered), size)
        self.unpaid = bits((at for one, at in numbered if one.total == 0), size)
        self.begins = Steps(((one.begins, at) for one, at in numbered), size)
        self.dues = Steps(((one.due, at) for one, at in numbered if one.due is not None), size)
        self.weekly = Steps(((one.weekly, at) for one, at in numbered), size)

    def best(self, person: PersonTraits, count: int) -> list[int]:
        """The positions of the best jobs for a person."""
        sums = Sums(self.planes, self.balance)
        first = 0
        for key in person.skills:
            first |= self.first.get(key, 0)
        fit = sums.skills(
            [self.required[key] for key in person.skills if key in self.required],
            [self.nice[key] for key in person.skills if key in self.nice],
            first,
            self.without_required,
        )
        add = sums.tally.add
        if person.account is not None and person.account in self.accounts:
            fit &= ~self.accounts[person.account]
        welcome = self.welcome.get(person.country, 0) if person.country else 0
        near = self.countries.get(person.country, 0) if person.country else 0
        fit &= (self.for_all | welcome) & (self.anywhere | near)
        if person.per_hour is not None and person.currency in self.pays:
            pays = self.pays[person.currency]
            within = pays.at_least(person.per_hour)
            fit &= ~(pays.all ^ within)
            add(within & fit, WithinPay.points)
        if person.minimum:
            fit &= ~self.unpaid
            if person.minimum_currency in self.totals:
                totals = self.totals[person.minimum_currency]
                fit &= ~(totals.all ^ totals.at_least(person.minimum))
        if person.starts is not None:
            fit &= ~(self.dues.all ^ self.dues.at_least(person.starts))
        if not fit:
            return []
        add(welcome & fit, WelcomeFrom.points)
        add(near & fit, SameCountry.points)
        if person.town is not None:
            add(self.towns.get(person.town, 0) & fit, SameTown.points - SameCountry.points)
        if not person.listing.is_stale:
            free = fit if person.starts is None else self.begins.at_least(person.starts)
            if person.weekly is not None:
                free &= self.weekly.at_most(person.weekly)
            add(free & fit, FreeInTime.points)
        for category in set(person.listing.talent.categories):
            add(self.categories.get(category, 0) & fit, SameCategory.points)
        for language in person.languages:
            add(self.languages.get(language, 0) & fit, SharedLanguage.points)
        return sums.tally.best(fit, count)


def steps_by(priced: Iterable[tuple[str | None, Decimal | None, int]], size: int) -> dict[str, Steps]:
    """Amounts by their currency; those without either are in none."""
    by_currency: dict[str, list[tuple[Decimal, int]]] = defaultdict(list)
    for currency, amount, at in priced:
        if currency is not None and amount is not None:
            by_currency[currency].append((amount, at))
    return {currency: Steps(pairs, size) for currency, pairs in by_currency.items()}
