"""`docs/reglas.md`: las reglas de la casa, escritas a partir de ellas mismas."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.modelo.revision import Severidad
from informe_lib.revision.catalogo import de_la_casa
from informe_lib.revision.regla import Regla

ENCABEZADO = """# Las reglas de la revisión

Este archivo lo escribe `make reglas` a partir de las reglas mismas; no lo edite a mano.

`informe revisar` corre todas estas reglas sobre los datos y los textos de cada informe, y `informe generar`
deja lo que encuentran en `interno/alertas.html`. Ninguna cambia un dato: dicen qué pasa, dónde, por qué
importa y qué hacer. Las que **impiden** no dejan cerrar el informe, pero el borrador siempre sale.

- Un formato puede darle otro peso a una regla, con su razón:
  `severidades: [{regla: V18, severidad: revisar, motivo: …}]`.
- Una **salvedad** en el archivo de la vigencia deja cerrar con una alerta que impide, y dice quién responde:
  `salvedades: [{periodo: 2024-T3, regla: V07, dato: sesiones/2024-04-16, motivo: …, quien: …}]`.
  Las marcadas «sin salvedad» no la admiten.
- Otro paquete puede agregar las suyas: está al final, con un ejemplo.
- Una regla que falla no detiene a las demás: lo dice la alerta V00.
"""
PROPIAS = """## Reglas propias

Una entidad agrega sus reglas sin tocar estas: las escribe en un módulo suyo y lo instala donde está
`informe`. Una regla es una función que recibe el expediente entero y dice sus dudas, cada una con una frase y
el dato de que duda. Por ejemplo, `reglas_de_la_entidad.py`:

```python
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.regla import Dato, Duda, Regla


def sesiones_sin_modalidad(expediente):
    for sesion in expediente.sesiones:
        if isinstance(sesion.modalidad, Ausencia):
            yield Duda(
                f"De la sesión «{sesion.clave}» no se sabe si fue presencial, virtual o mixta.",
                Dato("sesiones", sesion.clave, "modalidad"),
            )


REGLAS = (
    Regla(
        codigo="E01",
        nombre="Cada sesión dice su modalidad",
        severidad=Severidad.SUGERENCIA,
        por_que="La entidad informa cuántas sesiones fueron virtuales.",
        remedio="Escriba «modalidad» en la sesión.",
        dudas=sesiones_sin_modalidad,
    ),
)
```

Y en el `pyproject.toml` de su paquete, el punto de entrada que las nombra:

```toml
[project.entry-points."informe.reglas"]
entidad = "reglas_de_la_entidad:REGLAS"
```

El código es suyo: si ya lo tiene otra regla, la revisión no empieza y dice cuál es. Un paquete que no se deja
cargar no detiene a los demás: también lo dice V00.
"""
TITULOS = {
    Severidad.IMPIDE: "Impiden cerrar",
    Severidad.REVISAR: "Por revisar",
    Severidad.SUGERENCIA: "Sugerencias",
}


def reglas_en_markdown() -> str:
    """El documento entero, siempre igual para las mismas reglas."""
    return "\n".join((ENCABEZADO, *_secciones(), PROPIAS)).rstrip() + "\n"


def _secciones() -> Iterator[str]:
    for severidad in Severidad:
        if propias := [regla for regla in _ordenadas() if regla.severidad is severidad]:
            yield f"## {TITULOS[severidad]}\n"
            yield from map(_una, propias)


def _ordenadas() -> list[Regla]:
    return sorted(de_la_casa(), key=lambda regla: regla.codigo)


def _una(regla: Regla) -> str:
    salvedad = " *Sin salvedad.*" if regla.no_se_salva else ""
    return f"**{regla.codigo} · {regla.nombre}**{salvedad} {regla.por_que} *Qué hacer:* {regla.remedio}\n"
