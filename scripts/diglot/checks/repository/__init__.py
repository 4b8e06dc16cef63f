"""DG9: comments that silence checks, front matter, links and files of the edition."""
