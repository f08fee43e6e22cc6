"""El Documento como archivo de Word. Estos módulos son la única puerta a python-docx."""

from informe_lib.exportacion.word.documento import escribir_docx

__all__ = ["escribir_docx"]
