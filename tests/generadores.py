"""Instancias enteras, inventadas: válidas, o estropeadas como las estropea quien escribe con prisa.

Cada estrategia da un `Cuerpo`: los archivos de una instancia, que se escriben en una carpeta y se
leen como cualquiera. Lo que aquí no sale no está probado: quien agregue un campo al modelo, que lo
agregue también aquí (una prueba lo exige).
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy, composite

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.cifra import TipoDeCifra
from informe_lib.modelo.decision import EstadoDeDecision, TipoDeDecision
from informe_lib.modelo.expediente import EstadoDePeriodo
from informe_lib.modelo.instancia import ClaseDeSucesion, EstadoDeInstancia, TipoDeReglamento
from informe_lib.modelo.integrante import CalidadDeDesignacion
from informe_lib.modelo.periodo import Periodo, TipoDePeriodo
from informe_lib.modelo.plan import TipoDeMeta
from informe_lib.modelo.publicacion import TipoDePublicacion
from informe_lib.modelo.quorum import ReglaDeQuorum
from informe_lib.modelo.sesion import EstadoDeAsistencia, EstadoDeSesion, TipoDeSesion

RAIZ = Path(__file__).resolve().parents[1]
INSTANCIA, VIGENCIA = "mesa-inventada", 2024

APARTADOS = {
    "bogota_233_2018": ("plan", "analisis", "sintesis"),
    "ejemplo_semestral": ("plan", "logros"),
}

# Lo que un formato de salida descuidado interpretaría, o no sabría dibujar.
HOSTILES = (
    "<script>alert(1)</script>", "</style></title><!-- x -->", "&amp; &lt;b&gt;", "$x$ y $$y = 2$$",
    "#let a = 1; #a", "@ref <ancla> [corchetes]", "_a_ *b* **c** `d`", r"\n \u{41} C:\nuevo",
    "= no es título", "- no es lista", "+1", "=SUM(A1:A9)", "@SUM(1)", "-2+3|cmd",
    "{{ a }} {% b %}", "{{ cifra.no_existe }}", "}}{{", "\"comillas\" 'simples' «angulares»",
    "Firmó 😀👍🏽👩‍👩‍👧", "مرحبا بالعالم", "שלום עולם", "漢字 ไทย", "e\u0301n\u0303 Z\u0351\u036b\u0343",
    "a\u200bb\u200dc\u00add", "\ue000", "½ ◐ ● ✓ → ≥", "palabra" * 40, "#N/A", "~", "null",
)  # fmt: skip
INVISIBLES = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"

_LETRAS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=INVISIBLES)
TEXTOS = st.one_of(
    st.sampled_from(("Secretaría de Mareas", "Directora", "Faros", "Acta 3", "Se aprobó el plan")),
    st.sampled_from(HOSTILES),
    st.text(_LETRAS, min_size=1, max_size=30).filter(str.strip),
)
DIAS = st.dates(date(VIGENCIA - 1, 12, 1), date(VIGENCIA + 1, 1, 31))
DEL_ANO = st.dates(date(VIGENCIA, 1, 1), date(VIGENCIA, 12, 31))
CANTIDADES = st.one_of(st.integers(-5, 500), st.sampled_from(("0.5", "33.33", "999999999999999")))
AUSENCIAS = st.builds(
    lambda clase, motivo: {clase: motivo}, st.sampled_from(("sin_dato", "no_aplica")), TEXTOS
)

Datos = dict[str, Any]  # lo que un YAML puede traer


@dataclass(frozen=True)
class Cuerpo:
    """Los archivos de una instancia y el periodo del que se pide el informe."""

    instancia: Datos
    vigencia: Datos
    periodo: Periodo
    textos: str = ""
    crudos: Mapping[str, bytes] = field(default_factory=dict)

    def escribir(self, raiz: Path) -> Path:
        """La carpeta de datos con esta instancia sola; `crudos` reemplaza archivos enteros."""
        carpeta = raiz / "parametros" / "instancias" / INSTANCIA
        shutil.rmtree(carpeta, ignore_errors=True)
        (carpeta / "textos").mkdir(parents=True)
        archivos = {
            "instancia.yaml": _yaml(self.instancia),
            f"{VIGENCIA}.yaml": _yaml(self.vigencia),
            f"textos/{self.periodo.clave}.md": self.textos.encode("utf-8", "surrogatepass"),
        }
        for nombre, contenido in (archivos | dict(self.crudos)).items():
            (carpeta / nombre).write_bytes(contenido)
        return raiz


class _SinAlias(yaml.SafeDumper):
    """Dos fechas iguales se escriben dos veces, como lo haría una persona."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 (ninguno se abrevia)
        return True


def _yaml(datos: Datos) -> bytes:
    escrito: str = yaml.dump(datos, Dumper=_SinAlias, allow_unicode=True, sort_keys=False, width=10_000)
    return escrito.encode("utf-8", "surrogatepass")


def o_ausencia(valores: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """El dato o la razón de que falte."""
    return st.one_of(valores, AUSENCIAS)


DICHOS, FECHADOS, MEDIDAS = map(o_ausencia, (TEXTOS, DIAS, CANTIDADES))


def de(enumeracion: type) -> SearchStrategy[str]:
    return st.sampled_from([str(miembro.value) for miembro in enumeracion])


def fichas(*, con: Mapping[str, Any], tal_vez: Mapping[str, Any]) -> SearchStrategy[Datos]:
    """Un grupo de campos: los obligatorios y, de los demás, cualquiera."""
    return st.fixed_dictionaries(dict(con), optional=dict(tal_vez))


def varias(una: SearchStrategy[Any], hasta: int, *, unicas: str | None = None) -> SearchStrategy[list[Any]]:
    por = (lambda fila: str(fila.get(unicas))) if unicas else None
    return st.lists(una, max_size=hasta, unique_by=por)


def claves(prefijo: str, cuantas: int) -> SearchStrategy[str]:
    """Unas pocas claves, para que se encuentren; la última no la tendrá casi nadie."""
    return st.sampled_from([f"{prefijo}{numero}" for numero in range(cuantas)])


@composite
def cuerpos(draw: DrawFn) -> Cuerpo:
    """Una instancia que se puede leer, con lo normal, lo raro y las referencias a nadie."""
    tipo = draw(st.sampled_from(TipoDePeriodo))
    numero = draw(st.integers(1, tipo.por_vigencia))
    declarados = [Periodo(VIGENCIA, tipo, uno) for uno in range(1, numero + 1)]
    vigencia = draw(_vigencias(declarados))
    textos = draw(_textos(APARTADOS[vigencia["formato"]]))
    return Cuerpo(draw(_instancias()), vigencia, declarados[-1], textos)


def _textos(claves_de_texto: tuple[str, ...]) -> SearchStrategy[str]:
    citas = (
        "{{ cifra.c0 }}",
        "{{ cifra.c1.acumulado | palabras }}",
        "{{ cifra.c0.periodo | porcentaje }} %",
        "{{ cifra.nadie }}",
        "{{ cifra.c0 | al_reves }}",
        "{{cifra.}}",
        "1. uno\n2. dos",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "### Otro\n\ntexto",
        "**fuerte** y *énfasis*",
        "[ver](https://a.example/b)",
        "![foto](x.png)",
        "```\ncódigo\n```",
    )
    parrafos = st.lists(st.one_of(TEXTOS, st.sampled_from(citas)), min_size=1, max_size=3).map("\n\n".join)
    apartados = st.lists(st.sampled_from(claves_de_texto), max_size=3, unique=True)
    return apartados.flatmap(
        lambda suyos: st.tuples(*(parrafos for _ in suyos)).map(
            lambda todos: "\n\n".join(
                f"## {clave}\n\n{texto}" for clave, texto in zip(suyos, todos, strict=True)
            )
        )
    )


def _instancias() -> SearchStrategy[Datos]:
    propia = fichas(
        con={"clave": st.just(INSTANCIA), "nombre": TEXTOS},
        tal_vez={
            "entidad_de_la_secretaria": DICHOS,
            "sector": DICHOS,
            "ambito": DICHOS,
            "localidad": DICHOS,
            "estado": de(EstadoDeInstancia),
            "instancia_madre": TEXTOS,
            "sin_presidencia": TEXTOS,
            "minimo_de_sesiones": o_ausencia(st.integers(0, 12)),
        },
    )
    designaciones = fichas(
        con={},
        tal_vez={
            "desde": DIAS,
            "hasta": DIAS,
            "calidad": de(CalidadDeDesignacion),
            "nombre": DICHOS,
            "cargo": DICHOS,
            "acto": DICHOS,
        },
    )
    sillas = fichas(
        con={
            "clave": claves("i", 9),
            "orden": st.integers(0, 20),
            "sector": TEXTOS,
            "cargo": TEXTOS,
            "rol": st.sampled_from(("P", "S", "I", "M", "IP", "V", "ZZ")),
        },
        tal_vez={
            "entidad": DICHOS,
            "dependencia": DICHOS,
            "numero_de_sector": st.integers(0, 15),
            "tamano": o_ausencia(st.integers(1, 20)),
            "desde": DIAS,
            "hasta": DIAS,
            "designaciones": varias(designaciones, 2),
        },
    )
    normas = fichas(
        con={"clave": claves("n", 4), "nombre": TEXTOS},
        tal_vez={"emisor": DICHOS, "vigente_desde": FECHADOS, "vigente_hasta": DIAS, "derogada_por": TEXTOS},
    )
    reglamentos = fichas(
        con={"fecha": DIAS},
        tal_vez={
            "numero": DICHOS,
            "tipo": de(TipoDeReglamento),
            "quorum": o_ausencia(de(ReglaDeQuorum)),
            "vigente_hasta": DIAS,
        },
    )
    funciones = fichas(
        con={"clave": claves("f", 5), "numero": st.integers(0, 9), "texto": TEXTOS, "norma": claves("n", 5)},
        tal_vez={"especifica": st.sampled_from(("sí", "no"))},
    )
    sucesiones = fichas(
        con={"clase": de(ClaseDeSucesion), "nombre": TEXTOS},
        tal_vez={"fecha": FECHADOS, "acto": DICHOS, "instancia": TEXTOS},
    )
    cifras = fichas(
        con={
            "clave": claves("c", 3),
            "nombre": TEXTOS,
            "tipo": de(TipoDeCifra),
            "unidad": st.one_of(TEXTOS, st.just("%")),
        },
        tal_vez={"definicion": DICHOS},
    )
    anteriores = {"hasta": DIAS}
    return fichas(
        con={"esquema": st.just(1), "instancia": propia, "integrantes": varias(sillas, 6, unicas="clave")},
        tal_vez={
            "nombres_anteriores": varias(
                fichas(con={"nombre": TEXTOS} | anteriores, tal_vez={"acto": DICHOS}), 2, unicas="hasta"
            ),
            "estados_anteriores": varias(
                fichas(con={"estado": de(EstadoDeInstancia)} | anteriores, tal_vez={"acto": DICHOS}),
                2,
                unicas="hasta",
            ),
            "sucesiones": varias(sucesiones, 2, unicas="nombre"),
            "organos": varias(
                fichas(con={"clave": claves("o", 2), "nombre": TEXTOS}, tal_vez={}), 2, unicas="clave"
            ),
            "normas": varias(normas, 3, unicas="clave"),
            "reglamentos": varias(reglamentos, 3, unicas="fecha"),
            "funciones": varias(funciones, 4, unicas="clave"),
            "cifras": varias(cifras, 3, unicas="clave"),
        },
    )


def _vigencias(declarados: list[Periodo]) -> SearchStrategy[Datos]:
    periodos = st.sampled_from([uno.clave for uno in declarados])
    informes = st.lists(
        st.tuples(de(EstadoDePeriodo), FECHADOS), min_size=len(declarados), max_size=len(declarados)
    )
    valores = fichas(
        con={"periodo": periodos, "valor": MEDIDAS},
        tal_vez={"alcance": o_ausencia(de(Alcance)), "soporte": DICHOS},
    )
    publicaciones = fichas(
        con={"documento": de(TipoDePublicacion), "referencia": TEXTOS},
        tal_vez={
            "publicado": o_ausencia(st.sampled_from(("sí", "no"))),
            "fecha": FECHADOS,
            "direccion": o_ausencia(
                st.sampled_from(
                    ("https://a.example/b_c?d=1&e=2", "javascript:alert(1)", "no es una dirección")
                )
            ),
        },
    )
    salvedades = fichas(
        con={"periodo": periodos, "regla": TEXTOS, "motivo": TEXTOS, "quien": TEXTOS},
        tal_vez={"dato": TEXTOS},
    )
    return fichas(
        con={
            "esquema": st.just(1),
            "vigencia": st.just(VIGENCIA),
            "formato": st.sampled_from(sorted(APARTADOS)),
            "periodos": informes.map(
                lambda suyos: [
                    {"periodo": uno.clave, "estado": estado, "elaborado": fecha}
                    for uno, (estado, fecha) in zip(declarados, suyos, strict=True)
                ]
            ),
            "sesiones": _sesiones(),
            "plan": _planes(periodos),
        },
        tal_vez={
            "decisiones": _decisiones(),
            "cifras": st.dictionaries(claves("c", 4), varias(valores, 3, unicas="periodo"), max_size=4),
            "publicaciones": varias(publicaciones, 4, unicas="documento"),
            "salvedades": varias(salvedades, 3, unicas="regla"),
        },
    )


def _sesiones() -> SearchStrategy[list[Datos]]:
    """Con fechas que se repiten, jornadas, aplazadas, de un órgano y asistencia de sillas que no existen."""
    marca = fichas(
        con={"estado": de(EstadoDeAsistencia)},
        tal_vez={
            "asistieron": st.integers(-1, 30),
            "convocados": st.integers(0, 20),
            "rol": st.sampled_from(("P", "ZZ")),
            "motivo": DICHOS,
        },
    )
    marcas = st.one_of(de(EstadoDeAsistencia), marca, st.builds(lambda motivo: {"sin_dato": motivo}, TEXTOS))
    invitados = fichas(con={"entidad": TEXTOS}, tal_vez={"cargo": DICHOS, "asunto": DICHOS})
    una = fichas(
        con={"clave": claves("s", 8), "fecha": st.one_of(DEL_ANO, st.just(date(VIGENCIA, 3, 1)), DIAS)},
        tal_vez={
            "tipo": de(TipoDeSesion),
            "estado": de(EstadoDeSesion),
            "programada_para": DIAS,
            "reprogramada_a": claves("s", 9),
            "motivo": DICHOS,
            "modalidad": DICHOS,
            "acta": DICHOS,
            "organo": claves("o", 3),
            "sin_funciones": TEXTOS,
            "sin_decisiones": TEXTOS,
            "jornadas": st.lists(DIAS, max_size=2, unique=True),
            "funciones": st.lists(claves("f", 6), max_size=4, unique=True),
            "asistencia": st.dictionaries(claves("i", 10), marcas, max_size=8),
            "invitados": varias(invitados, 2, unicas="entidad"),
        },
    )
    return varias(una, 6, unicas="clave")


def _decisiones() -> SearchStrategy[list[Datos]]:
    seguimientos = fichas(
        con={"texto": TEXTOS},
        tal_vez={"fecha": FECHADOS, "estado": o_ausencia(de(EstadoDeDecision)), "soporte": DICHOS},
    )
    una = fichas(
        con={"clave": claves("d", 6), "texto": TEXTOS, "fecha": DIAS},
        tal_vez={
            "sesion": claves("s", 9),
            "tipo": de(TipoDeDecision),
            "icono": o_ausencia(st.sampled_from(("acuerdo", "otro"))),
            "responsable": DICHOS,
            "fecha_limite": FECHADOS,
            "acto": TEXTOS,
            "seguimientos": varias(seguimientos, 3),
        },
    )
    return varias(una, 5, unicas="clave")


def _planes(periodos: SearchStrategy[str]) -> SearchStrategy[Datos]:
    avances = fichas(
        con={"periodo": periodos},
        tal_vez={"programado": MEDIDAS, "ejecutado": MEDIDAS, "soporte": DICHOS},
    )
    ajustes = fichas(
        con={"version": st.integers(1, 3), "programado_anual": CANTIDADES},
        tal_vez={"motivo": DICHOS},
    )
    actividades = fichas(
        con={"clave": claves("a", 5), "orden": st.integers(0, 9), "texto": TEXTOS},
        tal_vez={
            "unidad": DICHOS,
            "tipo_de_meta": de(TipoDeMeta),
            "funcion": o_ausencia(claves("f", 6)),
            "meta": DICHOS,
            "programado_anual": MEDIDAS,
            "cifra_programada": claves("c", 4),
            "cifra_ejecutada": claves("c", 4),
            "soporte": DICHOS,
            "linea_base": MEDIDAS,
            "desde_version": st.integers(1, 3),
            "hasta_version": st.integers(1, 3),
            "avances": varias(avances, 3, unicas="periodo"),
            "ajustes": varias(ajustes, 2, unicas="version"),
        },
    )
    versiones = fichas(
        con={"numero": st.integers(1, 3)},
        tal_vez={"aprobada_en": o_ausencia(claves("s", 9)), "soporte": DICHOS},
    )
    return fichas(
        con={},
        tal_vez={
            "versiones": varias(versiones, 3, unicas="numero"),
            "actividades": varias(actividades, 4, unicas="clave"),
        },
    )
