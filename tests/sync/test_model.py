"""Whatever people do to sources, catalogs and pages, no translation is lost: made-up histories, see `edition_model`."""

import pytest
from edition_model import Edition
from hypothesis import Phase, settings
from repetition import NIGHTLY, examples

# A history that fails is printed as it was found, unless by the nightly profile: to shrink one takes minutes.
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)

TestEdition = pytest.mark.slow(pytest.mark.longest(Edition.TestCase))
TestEdition.settings = settings(
    max_examples=examples(30),
    stateful_step_count=30,
    phases=settings.default.phases if NIGHTLY else UNSHRUNK,
)
