"""Un verificador ajeno de Word y Excel: lo que la norma prohíbe y lo que Office repararía al abrir."""

from __future__ import annotations

from pathlib import Path

from openxml_audit import OpenXmlValidator, predict


def defectos_de(ruta: Path) -> list[str]:
    """Todo lo que el verificador le encuentra a un .docx o a un .xlsx."""
    resultado = OpenXmlValidator().validate(ruta)
    veredicto = predict(resultado)
    reparos = [] if veredicto.prediction.value == "opens-clean" else [veredicto.headline]
    return [*(str(error) for error in resultado.errors), *reparos]
