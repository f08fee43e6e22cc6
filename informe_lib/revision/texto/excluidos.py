"""Los números que no cuentan nada: fechas, horas, años, normas, actas, direcciones, códigos y nombres.

En español lo que cuenta va antes de lo contado («tres sesiones») y lo que nombra va después («acta 3»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from informe_lib.modelo.periodo import MESES

MES = f"(?:{'|'.join(MESES)})"
# Detrás de estas palabras un número es un nombre; en plural, también los que sigan en la lista.
_NOMBRE = (
    "decreto ley resolucion acuerdo circular directiva sentencia conpes ordenanza norma ntc iso "
    "articulo art numeral literal paragrafo inciso capitulo titulo seccion apartado radicado oficio "
    "memorando contrato convenio orden acta anexo apendice version codigo formato pagina pag folio "
    "nota tabla cuadro grafica grafico figura imagen punto objetivo eje linea programa pilar fase "
    "etapa componente grupo salon sala aula auditorio piso oficina edificio torre bloque interior "
    "lote manzana localidad sector upz upl zona comuna nodo ruta muelle faro boya puerto kilometro km "
    "expediente item renglon fila columna celda carpeta tomo libro modulo nivel categoria hito sesion "
    "reunion funcion actividad compromiso decision tarea indicador meta proyecto dia ods nit bpin "
    "cedula telefono celular extension ext contacto tipo grado serie modelo "
    "edicion pqrs ticket caso parte opcion pregunta "
    "alternativa criterio principio politica plan agenda vision horizonte estrategia"
).replace(" ", "|")
# En plural nombran varios: «los sectores 2, 4 y 13», «las actas de inspección 1 a 9».
_NOMBRES = (
    "decretos leyes resoluciones acuerdos circulares directivas sentencias ordenanzas normas "
    "articulos arts numerales funciones literales paragrafos incisos capitulos titulos secciones radicados "
    "oficios contratos convenios ordenes actas anexos versiones codigos formatos paginas pags folios "
    "notas tablas cuadros graficas figuras puntos objetivos ejes lineas pilares fases etapas "
    "componentes localidades sectores zonas comunas expedientes items renglones filas columnas "
    "carpetas tomos modulos niveles numeros"
).replace(" ", "|")
_NUMERO = r"\d[\d.\-/]*(?:[.,]\d+)?(?:\s?[ºª°])?"
_SENAL = r"(?:\bn\.?\s?[º°]s?\.?|\bnro\b\.?|\bnum\b\.?|\bnumeros?\b|\bno\b\.?(?=\s*\d)|\#)"
_APELLIDO = r"(?:\s(?:de\s[a-z]{4,}|[a-z]{1,3}\.\s?[a-z]\.|tecnic[oa]s?|intern[oa]s?|distrital(?:es)?))?"
_CONTADO = r"(?!\s+[a-z]{4,}s\b)"  # si sigue un plural, el número lo cuenta: «en la sesión 5 entidades…»
_ENTRE_COMILLAS = r"[«“\"][^«»“”\"\n]{1,80}[»”\"]"
_Y_OTRO = r"(?:\s*,\s*|\s+(?:y|e|al?|o)\s+)"
_DIAS_DE_UN_MES = (
    rf"(?<![\d,.])\d{{1,2}}(?:\.?[ºª°])?(?:{_Y_OTRO}(?:el\s+|del\s+)?\d{{1,2}}){{0,5}}\s+(?:de\s+)?{MES}\b"
    r"(?:\s+(?:de|del)\s+(?:ano\s+)?\d{4})?"
)
_FECHAS = (
    rf"{_DIAS_DE_UN_MES}|\b{MES}\s+(?:de\s+|del\s+)?(?:19|20)\d\d\b|\b\d{{1,4}}[/-]\d{{1,2}}[/-]\d{{2,4}}\b"
)
_HORAS = (
    r"\b\d{1,2}:\d\d\b(?:\s*(?:h\b|horas\b|[ap]\.?\s?m\b\.?))?|\b\d{1,2}(?:\.\d\d)?\s*(?:h\b|"
    r"[ap]\.?\s?m\b\.?)|"
    r"\b(?:a|de|desde|hasta|entre) las? \d{1,2}(?= (?:horas|de la (?:manana|tarde|noche)))"
)
_DE_TAL_A_TAL_HORA = (
    r"\b(?:de|entre)(?: las)? \d{1,2}(?::\d\d)? (?:a|y)(?: las)? \d{1,2}(?::\d\d)?"
    r"\s*(?:[ap]\.?\s?m\b\.?|h\b|horas\b)"
)
# «A los treinta (30) días del mes de junio», y el nombre que lleva artículo («el lote 4»), sea el que sea.
_DIAS_DEL_MES = rf"\ba los [a-z ]{{0,30}}\(?\d{{0,2}}\)?\s*dias? del mes de {MES}\b"
_CON_SU_NOMBRE = (
    rf"\b(?:el|la|del|al)\s+[a-z]{{3,}}\s+\d+\b(?!\s*(?:%|por ciento|de |sobre ))(?![.,]\d){_CONTADO}"
)
_DIRECCIONES = (
    r"\b(?:calle|carrera|cra|kra|cl|kr|avenida|av|diagonal|transversal|ac|"
    r"ak)\b\.?\s*\d+(?:\.?[ºª])?\s?[a-z]?\b"
    r"(?:\s*(?:bis|sur|norte|este|oeste|con calle|con carrera|n\.?\s?º|\#|no\.|-)\s*[\d-]*)*"
)
_NOMBRADOS = (
    rf"\b(?:{_NOMBRE})\b\.?{_APELLIDO}\s*{_SENAL}?\s*{_NUMERO}\b{_CONTADO}|"
    rf"\b(?:{_NOMBRES})\b\.?{_APELLIDO}\s*{_SENAL}?\s*{_NUMERO}"
    rf"(?:{_Y_OTRO}(?:(?:el|la|los|las|del?)\s+)?{_SENAL}?\s*{_NUMERO})*|{_SENAL}\s*{_NUMERO}|"
    rf"\bd\.\s?c\.,?\s+\d+"
)
_DE_UN_ANO = (
    r"\b\d[\d.]*\s+del?\s+(?:ano\s+)?(?:19|20)\d\d\b(?![.,]\d)"  # «Resolución 233 de 2018 y 753 de 2020»
)
_ORDINALES = r"\b\d+\s?\.?[ºª°]"
_NUMERAL_DE_LISTA = r"(?<![\w(])\d{1,2}\)(?=\s)"
_CODIGOS = (
    r"(?<![\d.,])0\d+\b(?![.,]\d)|\b\d{7,}\b|"
    r"\b[^\W\d]+[-_/.]?\d[\w.]*(?:[-/_.]\w+)*|\b\d[\d.]*(?:[-/_]\w+)+|\b\d+[^\W\d]\w*"
)
_DE_TANTAS = (
    r"\b(?:pagina|hoja|folio|diapositiva)s?\s+\d+\s+de\s+\d+|\b24 horas\b|\b(?:12|doce) meses del ano\b|"
    r"\b7 dias de la semana\b"
)
_CON_ARTICULO = (  # «sustituye la 1»: en singular, un número con artículo nombra
    r"(?<!%\s)\b(?:el|la)\s+\d{1,3}(?![\d.,]*\s*(?:%|por ciento|de cada))(?!\s+[a-z]{4,}s\b)\b"
)
_EXCLUIDOS = re.compile(
    "|".join(
        (
            _DE_TANTAS, _DIAS_DEL_MES, _DE_TAL_A_TAL_HORA, _CON_SU_NOMBRE, _ENTRE_COMILLAS, _FECHAS, _HORAS,
            _DIRECCIONES, _NOMBRADOS, _DE_UN_ANO, _ORDINALES, _NUMERAL_DE_LISTA, _CODIGOS, _CON_ARTICULO,
        )
    )
)  # fmt: skip
_ANO = re.compile(r"(?<![\d.,$])(?:19|20)\d\d(?![\d%]|[.,]\d|\s*%)")
_ANTES_DE_UN_ANO = re.compile(
    r"(?:\b(?:de|del|en|ano|anos|vigencia|vigencias|hasta|desde|durante|para|a|al|y|o|entre|enero|"
    r"julio)\s+|[/(«-]\s?)$"
)
_SIGUE_LO_CONTADO = re.compile(r"\s+[a-z]{4,}s\b")
# El número que sigue a un nombre propio es parte del nombre («Faro 12», «ODS 14»), salvo si abre la oración.
_TRAS_NOMBRE_PROPIO = re.compile(r"(?<=[^\s.:;¡¿(«])\s+[A-ZÁÉÍÓÚÑ][\wáéíóúñ]*\s+(\d[\d.\-]*)(?!\s*%|[\d,])")


def excluidos_en(texto: str, texto_plano: str) -> Iterator[tuple[int, int]]:
    """Dónde están los números que no cuentan nada."""
    for hallado in _EXCLUIDOS.finditer(texto_plano):
        yield hallado.span()
    for hallado in _TRAS_NOMBRE_PROPIO.finditer(texto):
        yield hallado.span(1)
    for hallado in _ANO.finditer(texto_plano):
        precedido = _ANTES_DE_UN_ANO.search(texto_plano, max(0, hallado.start() - 12), hallado.start())
        if precedido or not _SIGUE_LO_CONTADO.match(texto_plano, hallado.end()):
            yield hallado.span()
