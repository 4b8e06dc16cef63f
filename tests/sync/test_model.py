"""Whatever people do to sources, catalogs and pages, no translation is lost: made-up histories, see `edition_model`."""

import pytest
from edition_model import Edition
from hypothesis import Phase, settings

# A history that fails is printed as it was found, unless by the nightly profile: to shrink one takes minutes.
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)

TestEdition = pytest.mark.longest(Edition.TestCase)
TestEdition.settings = settings(
    max_examples=3 * settings.default.max_examples,
    stateful_step_count=30,
    phases=UNSHRUNK if settings.default.derandomize else settings.default.phases,
)
