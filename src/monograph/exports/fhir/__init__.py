"""Works, studies, results and answers for programs that read FHIR R5 (hl7.org/fhir/R5)."""

from monograph.exports.fhir.bundle import fhir_files

__all__ = ["fhir_files"]
