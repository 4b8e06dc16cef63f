"""What HTML a page of a site may have: elements, attributes, and schemes of addresses.

These are lists of what is allowed: whatever is not on them is reported, as nobody can list all that is harmful. They
hold what Markdown, the extensions that Material for MkDocs documents, its templates and Diglot write.
"""

from diglot.safety.capabilities import TEXTUAL

_FRAME_NAMES = """
    html head title meta link script style noscript body header nav main article aside footer hgroup search
    form label input button select option optgroup textarea fieldset legend output progress meter
    a img picture source audio video track code pre details summary dialog template address u q
    data time area map colgroup col svg g path circle rect line polyline polygon ellipse text tspan defs
    lineargradient radialgradient stop clippath mask symbol title desc use
    math mrow mi mo mn mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd
    mstyle semantics annotation menclose mpadded mphantom
"""
ELEMENTS = TEXTUAL | frozenset(_FRAME_NAMES.split())
"""Without frames, plug-ins, `<base>` and the animations of SVG."""
_ATTRIBUTE_NAMES = """
    id class lang dir title hidden tabindex role translate href hreflang rel src srcset sizes imagesrcset imagesizes
    alt width height loading decoding fetchpriority type name value content charset property media as crossorigin
    integrity for checked disabled readonly required placeholder autocomplete autocapitalize autocorrect
    spellcheck min max step maxlength open start reversed colspan rowspan span scope headers abbr align valign
    datetime cite download target referrerpolicy async defer nomodule selected multiple controls loop muted
    preload poster playsinline kind srclang label default itemprop itemscope itemtype http-equiv summary markdown
    color prefix xml:lang usemap shape coords for low high optimum rows cols wrap list
    viewbox xmlns fill stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
    fill-rule clip-rule clip-path d x y x1 x2 y1 y2 cx cy r rx ry points transform opacity fill-opacity
    stroke-opacity offset stop-color stop-opacity gradientunits gradienttransform preserveaspectratio
    font-size text-anchor focusable version mathvariant display columnalign stretchy fence separator accent encoding
"""
ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
"""Without event handlers, `style`, and whatever sends something: `ping`, `action`, `formaction`."""
OF_FRAMES = frozenset({"allow", "allowfullscreen", "frameborder", "sandbox", "scrolling"})
"""What else a frame of a host that the edition allows may have: the features that it may use, and its border."""
FAMILIES = ("data-", "aria-")
"""How attributes begin that hold data for scripts and texts for screen readers."""
ADDRESSES = frozenset({"href", "src", "cite", "poster"})
ADDRESS_LISTS = frozenset({"srcset", "imagesrcset"})
SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
PICTURES = frozenset({"img", "source", "link"})
"""Elements whose addresses may hold a picture themselves (`data:image/…`)."""
PRAGMAS = frozenset({"content-security-policy", "refresh", "x-ua-compatible", "content-type"})
"""The values of `http-equiv`. Where a page that refreshes leads is a check of its own."""
INPUTS = frozenset({"", "text", "search", "checkbox", "radio", "range", "number", "button", "reset"})
"""The types of fields: those of the theme, of tabs, of lists of tasks, and of small tools that authors write."""
REFERRERS = frozenset({"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"})
"""Policies by which other hosts learn no more than the address of the site (Referrer Policy, W3C)."""
PAINTS = frozenset({"fill", "stroke", "clip-path"})
"""Attributes of drawings that may name what they are painted with."""
