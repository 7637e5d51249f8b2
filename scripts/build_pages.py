"""Check the knowledge base, then write build/docs: the pages that MkDocs, Zensical or any other builder reads."""

from pathlib import Path

from monograph.cli import main

if __name__ == "__main__":
    main(["--project", str(Path(__file__).parent.parent), "pages"])
