"""The names in findings of structure (shape, links, bibliography, files), each explained in a sentence or two.

These are no rules on evidence: they are checked while files are read, cannot be waived, and hold before any
rule is run. Their names stand in findings, and `monograph explain` tells of them from here.
"""

from __future__ import annotations

from types import MappingProxyType

STRUCTURE = MappingProxyType(
    {
        # Files
        "no-base-file": "kb/base.yaml holds the title and lead of the knowledge base, and must be there.",
        "no-entries": "A project has a folder kb/entries/.",
        "file-name": "Entries are files that end in .yaml, and nothing else lies in their folders.",
        "file-link": "No file of a project is a symbolic link: it could lead anywhere.",
        "file-unreadable": "Every file of a project is an ordinary file that can be read.",
        "file-too-large": "No file is larger than its kind ever needs to be.",
        "file-encoding": "Files are UTF-8 text.",
        "page-name": "Hand-written pages have plain names that end in .md.",
        "page-in-use": "No two pages have the same address, capitals aside.",
        "entry-folder": "An entry stands in the folder of its kind, kb/entries/<kind>/.",
        "entry-id": "An entry's file name is its id: small letters, digits and single hyphens.",
        # YAML
        "yaml-syntax": "A file is valid YAML and holds one document.",
        "yaml-duplicate-key": "A field is written once; YAML programs keep the last of two and say nothing.",
        "yaml-ambiguous-word": "Words that YAML programs read differently (yes, no, 0123) are quoted.",
        "yaml-anchor": "Anchors are not used: a value is written out wherever it stands.",
        "yaml-alias": "Aliases are not used: a value is written out wherever it stands.",
        "yaml-merge-key": "Merge keys are not used: fields are written out where they belong.",
        "yaml-tag": "Tags are not used: fields know their own types.",
        "yaml-key": "Keys are plain words.",
        "yaml-too-deep": "No entry is nested as deep as this; usually the indentation slipped.",
        "empty-value": "A field that is written has a value.",
        "hidden-character": "No invisible or direction-changing characters: they make text read other than it is.",
        # Shape
        "missing-field": "A field that every entry of the kind needs is there.",
        "unknown-field": "Only fields of the kind are used; the field guide lists them.",
        "unknown-word": "Fields with a closed vocabulary hold one of its words.",
        "wrong-type": "A field holds the type of value it is for.",
        "wrong-form": "A value is written in the form its field asks for, such as `150 mg` or `18 of 20`.",
        "empty-text": "Text is not empty.",
        "empty-list": "A list that must hold something does.",
        "no-repeats": "A list of names holds each once.",
        "plain-name": "Names are one line of plain words, because they become titles and headings.",
        "value-or-absence": "A reported value is either a value or the reason why there is none.",
        "value-is-cited": "A value has a citation.",
        "search-is-dated": "`searched, none found` has the date of the search.",
        "preferred-value-has-a-reason": "Competing values have a reason why the first of them comes first.",
        "interval-has-a-level": "An interval's level is a percentage from 50 to less than 100.",
        "interval-in-order": "An interval's lower limit comes first.",
        "result-has-a-finding": "A result says what was found, or that it was not seen.",
        "harm-has-a-figure": "An unwanted event has a figure, or says that none was seen.",
        "rate-has-a-figure": "A rate has a figure, or says that none was seen.",
        "interaction-has-a-cause": "An interaction names what causes it.",
        "treatment-is-named-once": "A treatment is named by its entry or by a name, not both.",
        "included-study-is-named-once": "A study in a review is named by its entry or by a name, not both.",
        "dose-is-said-once": "A dose is an amount with its frequency, or a total a day, not both.",
        "dose-is-an-amount": "A dose is an amount; `/day` is said by the field.",
        "times-have-no-unit": "How many times a day is a number without a unit.",
        "certainty-has-reasons": "A rated certainty has a start and reasons.",
        "stated-rating-is-cited": "A rating that is a source's cites that source.",
        "approval-names-its-reviewer": "An approved entry names its reviewer, the date, and the next one.",
        "unread-statement-says-nothing": "A guideline statement that was not read has neither text nor direction.",
        "statement-has-text": "A guideline statement that was read has text and direction.",
        # Links and citations
        "unique-id": "An id is used once over all kinds, former ids included.",
        "unique-local-id": "An id inside a file is used once.",
        "arm-is-defined": "An arm that a result names is one of the study's.",
        "result-exists": "A pointer to a result leads to one.",
        "statement-exists": "A pointer to a guideline's statement leads to one.",
        "link-leads-somewhere": "A link leads to an entry.",
        "link-of-the-right-kind": "A link leads to an entry of the kind that belongs there.",
        "no-cycle-of-conditions": "No condition is, through others, a kind of itself.",
        "citation-key": "A citation key is a word of letters and digits.",
        "citation-locator": "A citation says where in the work a statement stands.",
        "citation-is-known": "A cited work is in references.bib.",
        "citation-says-how-it-was-read": "`sources` says how each cited work was read.",
        "source-is-used": "A work described under `sources` is cited in the entry.",
        "work-is-cited": "Every work in references.bib is cited somewhere.",
        # Golden answers
        "answer-has-a-page": "A golden answer names a page that is made from entries.",
        "answer-comes-out": "What a golden answer expects stands on its page, the words of one item together.",
        "answer-never-says": "What a golden answer forbids stands nowhere on its page.",
        # Exceptions and slips
        "exception-names-a-rule": "An exception names a rule on evidence; structure cannot be waived.",
        "exception-names-an-entry": "An exception names an entry.",
        "exception-is-needed": "An exception waives something; one that is no longer needed is deleted.",
        "own-figures-differ": "A recorded slip of a source is one that a rule sees.",
        # Bibliography
        "bib-syntax": "references.bib is valid BibTeX.",
        "bib-encoding": "references.bib is UTF-8.",
        "bib-key": "A key is of the form Author2031, begins with a letter, and fits the year.",
        "bib-duplicate-key": "A key stands once.",
        "bib-duplicate-work": "A work stands once: no DOI or PMID is given twice.",
        "bib-duplicate-field": "A field of a work stands once.",
        "bib-unknown-type": "A work has a type that this project knows.",
        "bib-unknown-field": "A work has fields that this project knows.",
        "bib-missing-field": "A work has the fields that its reference needs, or says that they were not seen.",
        "bib-unseen": "`unseen` names fields that could be there and are not.",
        "bib-leftover-latex": "No LaTeX is left: the file is UTF-8.",
        "bib-name": "Names of authors can be read as names.",
        "bib-date": "Dates of works can be read as dates.",
        "bib-identifier": "DOI, PMID and the like have their form, and their check digit is right.",
        "bib-url": "Addresses are plain web addresses.",
        "bib-undefined-string": "A @string that is used is defined.",
    }
)
