"""El libro de datos: una hoja plana por tabla, gráfica o lista. La única puerta a XlsxWriter.

Cada hoja se abre lista para filtrar: encabezado fijo, tabla de Excel, fechas y números de verdad.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from itertools import count

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from informe_lib.exportacion.conjuntos import INICIOS_DE_FORMULA, Conjunto, conjuntos_de, diccionario_de
from informe_lib.exportacion.documento import AVISO_DE_BORRADOR, Documento
from informe_lib.exportacion.xlsx_medidas import alto_de, medidas_de
from informe_lib.fuentes.caracteres import sin_invisibles, sin_mitades
from informe_lib.modelo.formato_oficial import Papel
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.bloques import Columna, Escalar, TipoDeDato

FILAS_POR_HOJA = 1_000_000  # el tope de Excel, menos el encabezado y algo de margen
LETRAS_POR_CELDA = 32_767
LETRAS_POR_HOJA = 31  # las del nombre
CIFRAS_EXACTAS = 10**15  # Excel redondea los enteros más largos
PRIMERA_FECHA = date(1900, 3, 1)  # antes de ella Excel cuenta un día que no existió
LETRAS_DEL_ENCABEZADO = 90  # Excel admite 255 en las tres partes, órdenes incluidas
ANCHOS_DEL_INDICE, ALTO_DEL_TITULO = (34, 64, 70), 22
PAPELES = {Papel.CARTA: 1, Papel.A4: 9, Papel.OFICIO: 14}  # con los números que Excel les da
NUMEROS = {TipoDeDato.ENTERO: "#,##0", TipoDeDato.PROPORCION: "0.0%", TipoDeDato.FECHA: "yyyy-mm-dd"}


@dataclass(frozen=True, slots=True)
class _Hoja:
    """Una hoja por escribir: su nombre, el de su tabla, y lo que trae."""

    nombre: str
    tabla: str
    conjunto: Conjunto


def escribir_xlsx(documento: Documento) -> bytes:
    """El libro con los datos de todas las tablas y gráficas; el mismo Documento da los mismos bytes."""
    salida = BytesIO()
    with Workbook(salida, {"in_memory": True, "strings_to_urls": False}) as libro:
        _propiedades(libro, documento)
        formatos = _Formatos(libro)
        hojas = tuple(_hojas((*conjuntos_de(documento), diccionario_de(documento))))
        _indice(libro, documento, hojas, formatos)
        for hoja in hojas:
            _hoja_de_datos(libro, documento, hoja, formatos)
    return salida.getvalue()


class _Formatos:
    """Los pocos formatos del libro: uno por tipo de dato, y los de los textos que lo explican."""

    def __init__(self, libro: Workbook) -> None:
        fuente = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        acento = {"bold": True, "font_color": "#FFFFFF", "bg_color": tema.ACENTO.claro}
        # Con sangría, para que un texto no se pegue al número de la columna anterior.
        de_texto = {"text_wrap": True, "align": "left", "indent": 1}
        self.titulo = libro.add_format({**fuente, "bold": True, "font_size": 14})
        self.fuerte = libro.add_format({**fuente, "bold": True})
        self.encabezado = libro.add_format({**fuente, **de_texto, **acento})
        self.texto = libro.add_format({**fuente, **de_texto})
        self.enlace = libro.add_format({**fuente, "font_color": tema.ACENTO.claro, "underline": 1})
        # Con el apóstrofo, editar la celda no convierte su texto en una fórmula.
        self.literal = libro.add_format({**fuente, **de_texto, "quote_prefix": True})
        self.de_tipo = {
            tipo: libro.add_format({**fuente, "num_format": NUMEROS.get(tipo, "General")})
            for tipo in TipoDeDato
        }
        self.de_tipo[TipoDeDato.FECHA].set_align("left")
        self.de_tipo[TipoDeDato.FECHA].set_indent(1)


def _propiedades(libro: Workbook, documento: Documento) -> None:
    metadatos = documento.metadatos
    libro.set_properties({
        "title": _escrito(metadatos.titulo_del_archivo),
        "subject": _escrito(metadatos.asunto),
        "author": _escrito(metadatos.autor),
        "keywords": _escrito(", ".join(metadatos.claves_del_archivo)),
        "status": metadatos.estado.value,
        "created": datetime.fromisoformat(metadatos.fecha),
    })  # fmt: skip


def _hojas(conjuntos: Iterable[Conjunto]) -> Iterator[_Hoja]:
    usados: set[str] = {"índice"}
    for conjunto in conjuntos:
        filas = conjunto.datos.filas
        for comienzo in range(0, max(1, len(filas)), FILAS_POR_HOJA):
            nombre = _nombre_libre(conjunto.clave, usados)
            parte = replace(conjunto.datos, filas=filas[comienzo : comienzo + FILAS_POR_HOJA])
            # El número es el de la hoja: dos claves que solo se distinguen por un guion no chocan.
            yield _Hoja(nombre, f"tabla_{len(usados) - 1}", replace(conjunto, datos=parte))


def _nombre_libre(clave: str, usados: set[str]) -> str:
    """Excel admite 31 letras y no distingue mayúsculas: el nombre que choca lleva un número."""
    for intento in count(1):
        final = "" if intento == 1 else f"_{intento}"
        nombre = clave[: LETRAS_POR_HOJA - len(final)] + final
        if nombre.lower() not in usados:
            break
    usados.add(nombre.lower())
    return nombre


def _indice(libro: Workbook, documento: Documento, hojas: Sequence[_Hoja], formatos: _Formatos) -> None:
    hoja = libro.add_worksheet("Índice")
    for columna, ancho in enumerate(ANCHOS_DEL_INDICE):
        hoja.set_column(columna, columna, ancho, formatos.texto)
    hoja.hide_gridlines(2)
    _para_imprimir(hoja, documento, hojas_a_lo_ancho=1)
    renglones = tuple(_de_quien_es(documento))
    for fila, renglon in enumerate(renglones):
        hoja.write_string(fila, 0, _escrito(renglon), formatos.fuerte if fila else formatos.titulo)
    hoja.set_row(0, ALTO_DEL_TITULO)
    fila = len(renglones) + 1
    hoja.write_row(fila, 0, ("Hoja", "Contenido", "Alcance"), formatos.encabezado)
    for posicion, una in enumerate(hojas, start=fila + 1):
        textos = (una.nombre, _escrito(una.conjunto.titulo), _escrito(una.conjunto.alcance))
        hoja.set_row(posicion, alto_de(textos, ANCHOS_DEL_INDICE))
        hoja.write_url(posicion, 0, f"internal:'{una.nombre}'!A1", formatos.enlace, una.nombre)
        hoja.write_row(posicion, 1, textos[1:], formatos.texto)


def _de_quien_es(documento: Documento) -> Iterator[str]:
    """Lo que dice la portada, pues el libro también circula sin el informe."""
    portada, metadatos = documento.portada, documento.metadatos
    yield portada.titulo
    if metadatos.es_borrador:
        yield f"{metadatos.estado.value}. {AVISO_DE_BORRADOR}"
    yield from filter(None, (portada.entidad, portada.instancia, portada.periodo))
    if portada.clave_periodo:  # un cuaderno ajeno no dice de cuándo es
        yield f"Fecha de corte: {formato.fecha_larga(date.fromisoformat(portada.corte))}"


def _hoja_de_datos(libro: Workbook, documento: Documento, hoja: _Hoja, formatos: _Formatos) -> None:
    datos = hoja.conjunto.datos
    pagina = libro.add_worksheet(hoja.nombre)
    rotulos = _rotulos(datos.columnas)
    pagina.add_table(
        0, 0, max(1, len(datos.filas)), len(rotulos) - 1,
        {
            "name": hoja.tabla, "style": "Table Style Light 1", "description": _escrito(hoja.conjunto.titulo),
            "columns": [{"header": rotulo, "header_format": formatos.encabezado} for rotulo in rotulos],
        },
    )  # fmt: skip
    for numero, fila in enumerate(datos.filas, start=1):
        for columna, valor in enumerate(fila):
            _escribir(pagina, (numero, columna), valor, datos.columnas[columna].tipo, formatos)
    medidas = medidas_de(datos, rotulos)
    for columna, ancho in enumerate(medidas.anchos):
        pagina.set_column(columna, columna, ancho)
    for posicion, alto in enumerate(medidas.altos):
        pagina.set_row(posicion, alto)
    pagina.freeze_panes(1, 0)
    pagina.repeat_rows(0)
    if medidas.hojas > 1:
        pagina.repeat_columns(0)
    _para_imprimir(pagina, documento, medidas.hojas)


def _para_imprimir(pagina: Worksheet, documento: Documento, hojas_a_lo_ancho: int) -> None:
    """El papel del informe, apaisado; cada hoja dice de quién es, si es un borrador y qué página es."""
    portada, metadatos = documento.portada, documento.metadatos
    pagina.set_landscape()
    pagina.set_paper(PAPELES[metadatos.papel])
    pagina.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    pagina.fit_to_pages(hojas_a_lo_ancho, 0)
    estado = metadatos.estado.value if metadatos.es_borrador else ""
    pagina.set_header(f"&L{_en_renglon(portada.instancia or portada.titulo)}&R{estado}")
    pagina.set_footer(f"&L{_en_renglon(portada.periodo)} · &A&RPágina &P de &N")


def _en_renglon(texto: str) -> str:
    """Lo que cabe en el encabezado de una hoja de Excel, que toma «&» por una orden."""
    return formato.en_breve(_escrito(texto))[:LETRAS_DEL_ENCABEZADO].replace("&", "&&")


def _rotulos(columnas: Sequence[Columna]) -> list[str]:
    """El rótulo con su unidad; una tabla de Excel no admite dos iguales ni vacíos."""
    vistos: set[str] = set()
    rotulos = []
    for columna in columnas:
        propio = _escrito(columna.rotulo_con_unidad).strip()[:200] or columna.clave
        final = propio
        for intento in count(2):
            if final.lower() not in vistos:
                break
            final = f"{propio} ({intento})"
        vistos.add(final.lower())
        rotulos.append(final)
    return rotulos


def _escribir(
    pagina: Worksheet, lugar: tuple[int, int], valor: Escalar, tipo: TipoDeDato, formatos: _Formatos
) -> None:
    formato: Format = formatos.de_tipo[tipo]
    if valor is None:
        pagina.write_blank(*lugar, None, formato)
    elif isinstance(valor, bool):
        pagina.write_string(*lugar, "Sí" if valor else "No", formatos.texto)
    elif isinstance(valor, int | float) and abs(valor) < CIFRAS_EXACTAS:
        pagina.write_number(*lugar, valor, formato)
    elif tipo is TipoDeDato.FECHA and (fecha := _fecha(str(valor))):
        pagina.write_datetime(*lugar, fecha, formato)
    else:
        texto = _escrito(str(valor))
        riesgoso = texto.startswith(INICIOS_DE_FORMULA)
        pagina.write_string(*lugar, texto, formatos.literal if riesgoso else formatos.texto)


def _fecha(escrita: str) -> date | None:
    """La fecha, si lo es y Excel la puede representar; si no, va como texto."""
    try:
        fecha = date.fromisoformat(escrita)
    except ValueError:
        return None
    return fecha if fecha >= PRIMERA_FECHA else None


def _escrito(texto: str) -> str:
    limpio = sin_invisibles(sin_mitades(texto), salvo="\n\t")
    if len(limpio) <= LETRAS_POR_CELDA:
        return limpio
    aviso = " […] (sigue en el CSV)"
    return limpio[: LETRAS_POR_CELDA - len(aviso)] + aviso
