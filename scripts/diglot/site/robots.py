"""The file robots.txt (RFC 9309)."""

ROBOTS = "robots.txt"


def render_robots(sitemap: str) -> str:
    """Every program may read every page; the sitemap's address."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"
