"""Works, studies, results and answers for programs that read FHIR R5 (hl7.org/fhir/R5): a plug-in of our own."""

from monograph.exports.fhir.bundle import ADDRESS, fhir_files
from monograph.plug_ins import Export, Offer, PlugIn

PLUG_IN = PlugIn(
    exports=(
        Export(
            "fhir",
            "works, studies, results, answers as a FHIR R5 bundle",
            lambda base, pages: fhir_files(base),
            (Offer("FHIR R5", ADDRESS, "works, studies, results and rated answers; it says what it leaves out"),),
        ),
    )
)

__all__ = ["PLUG_IN", "fhir_files"]
