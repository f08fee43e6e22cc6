"""Un documento con todos los bloques, para probar lo que cada formato de salida promete.

Imita el informe real de una mesa (grupos de filas por sector, encabezado de dos filas, texto
largo) y le agrega lo que un formato descuidado interpretaría en vez de imprimir.
"""

from __future__ import annotations

from dataclasses import replace

from informe_lib.exportacion.documento import Documento, EstadoDelDocumento, Metadatos
from informe_lib.modelo.ausencia import sin_dato
from informe_lib.presentacion.bloques import (
    Bloque,
    Campo,
    Campos,
    CifraCitada,
    Columna,
    Comprobacion,
    Control,
    Datos,
    Encabezado,
    Enfasis,
    Enlace,
    Figura,
    Firma,
    Lista,
    Nota,
    Parrafo,
    Portada,
    Respuesta,
    Texto,
    TipoDeDato,
    campo,
    parrafo,
)
from informe_lib.presentacion.tabulacion import datos_con_motivos
from tests.exportacion.tablas_de_prueba import asistentes, decisiones, tabla_larga

LITERALES_HOSTILES = (
    "<script>alert(1)</script>",
    "$x$ y $$y = 2$$",
    "#let a = 1; #a",
    "{{ a }} {% b %}",
    "_a_ *b* **c** `d`",
    r"\n \u{41} C:\nuevo\tabla",
    "&amp; &lt;b&gt; &#65;",
    "\"comillas\" 'simples' «angulares»",
    "= no es título",
    "- no es lista",
    "</style></title><!-- ni comentario -->",
    "https://ejemplo.gov.co/a_b?c=1&d=2#e @etiqueta <ancla> [corchetes] ~ //",
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="480pt" height="96pt" viewBox="0 0 480 96">'
    '<rect x="0" y="8" width="480" height="32" fill="#F1F5F8"/>'
    '<rect x="0" y="8" width="160" height="32" fill="#0B4F6C"/>'
    '<path d="M 360 4 L 360 44" stroke="#1B1F24" stroke-width="3"/>'
    '<rect x="0" y="52" width="480" height="32" fill="#F1F5F8"/>'
    '<rect x="0" y="52" width="336" height="32" style="fill: #0B4F6C"/>'
    '<path d="M 360 48 L 360 88" stroke="#1B1F24" stroke-width="3"/>'
    "</svg>"
)


def documento_de_prueba() -> Documento:
    """Un borrador con cada tipo de bloque, celdas combinadas, dos gráficas y literales hostiles."""
    portada = Portada(
        titulo="INFORME DE GESTIÓN",
        periodo="Tercer trimestre 2024",
        instancia="MESA DE TRABAJO DE TERRITORIALIZACIÓN",
        entidad="Secretaría Distrital de la Mujer",
        clave_instancia="mesa-territorializacion",
        clave_periodo="2024-T3",
        corte="2024-09-30",
        fecha="2024-09-30",
        norma="Resolución 233 de 2018",
        papel="carta",
        secciones=("identificacion", "asistentes", "publicacion", "decisiones", "firma"),
    )
    metadatos = Metadatos(
        titulo="Informe de gestión – Mesa de Trabajo de Territorialización – Tercer trimestre 2024",
        asunto="Gestión de la Mesa de Trabajo de Territorialización en el tercer trimestre de 2024",
        autor="Secretaría Distrital de la Mujer",
        palabras_clave=("informe de gestión", "instancias de coordinación", "territorialización"),
        fecha="2024-09-30",
    )
    return Documento(metadatos, portada, _bloques())


def documento_cerrado() -> Documento:
    """El mismo documento cuando ya no es un borrador."""
    borrador = documento_de_prueba()
    return replace(borrador, metadatos=replace(borrador.metadatos, estado=EstadoDelDocumento.CERRADO))


def _bloques() -> tuple[Bloque, ...]:
    return (
        Encabezado("Identificación", 2, "identificacion"),
        _identificacion(),
        Encabezado("Asistentes", 2, "asistentes"),
        Parrafo((Texto("Rol: "), Enfasis("P", fuerte=True), Texto(": Presidente. "),
                 Enfasis("S", fuerte=True), Texto(": Secretaría Técnica. "),
                 Enfasis("I", fuerte=True), Texto(": integrante."))),
        asistentes(),
        Encabezado("Publicación en la página web", 2, "publicacion"),
        _publicacion(),
        Encabezado("Seguimiento al plan de acción", 2, "seguimiento_plan"),
        *_seguimiento(),
        Encabezado("Seguimiento a las decisiones", 2, "decisiones"),
        decisiones(),
        Encabezado("Literales que nadie debe interpretar", 3, "literales"),
        *(parrafo(literal) for literal in LITERALES_HOSTILES),
        Lista(tuple((Texto(literal),) for literal in LITERALES_HOSTILES)),
        Lista(((Texto("Primero"),), (Texto("Segundo, con "), Enfasis("énfasis"))), ordenada=True),
        Encabezado("Firma", 2, "firma"),
        Firma("Firma de quien ejerció la Secretaría Técnica:", (
            campo("Cargo", "Directora de Territorialización de Derechos y Participación"),
            campo("Entidad", "Secretaría Distrital de la Mujer"),
        )),
        Encabezado("Anexo de soporte", 2, "anexo"),
        _figura(1),
        _figura(2),
        tabla_larga(60),
        Nota((Texto("Fuente: datos de la Secretaría Técnica. Fecha de corte: 30 de septiembre de 2024."),)),
    )  # fmt: skip


def _identificacion() -> Campos:
    return Campos((
        campo("Nombre de la instancia", "MESA DE TRABAJO DE TERRITORIALIZACIÓN"),
        campo("Número y fecha del reglamento interno", "Sin número registrado – 18 de octubre de 2024"),
        campo("Normas", "Decreto 527 de 2014, Alcaldía Mayor de Bogotá", "<b>Otra norma</b> & su #número"),
        Campo("Sesiones ordinarias realizadas / programadas",
              ((Texto("Dos (2) / "), CifraCitada("Dos (2) sesiones", "sesiones_programadas", "2")),)),
    ))  # fmt: skip


def _publicacion() -> Control:
    comprobaciones = (
        Comprobacion("Normas de creación", Respuesta.SI, "Publicada el 3 de septiembre de 2024"),
        Comprobacion("Reglamento interno", Respuesta.NO),
        Comprobacion("Actas con sus anexos", Respuesta.SIN_DATO, "no está registrado en los datos"),
        Comprobacion("Informe de Gestión", Respuesta.NO_APLICA, "el periodo no ha terminado"),
    )
    columnas = (Columna("documento", "Documento"), Columna("respuesta", "Respuesta"))
    filas = tuple((una.rotulo, una.respuesta.value) for una in comprobaciones)
    titulo = "Documentos publicados en la web de la entidad que ejerce la Secretaría Técnica"
    return Control(titulo, comprobaciones, Datos(columnas, filas), "publicacion")


def _seguimiento() -> tuple[Parrafo, ...]:
    largo = (
        "El proceso de articulación con las alcaldías locales permitió consolidar la transversalización en "
        "la planeación local y concretar acciones conjuntas que impulsan el cumplimiento de las actividades. "
    )
    return (
        Parrafo((
            Texto("Se enviaron "), CifraCitada("14", "plt_enviados", "14"),
            Texto(" Planes Locales de Transversalización (PLT) y se realizaron "),
            CifraCitada("treinta (30)", "sensibilizaciones_realizadas", "30"),
            Texto(" de noventa, el "), CifraCitada("33,3 %", "avance_sensibilizaciones", "33.3"),
            Texto(". Véase la "), Enlace("página de la entidad", "https://www.sdmujer.gov.co/a?b=1&c=2"),
            Texto(" o "), Enlace("un enlace que no se debe seguir", "javascript:alert(1)"), Texto("."),
        )),
        parrafo(largo * 6),
        Parrafo((Enfasis("Culmina de manera satisfactoria"), Texto(" la segunda sesión ordinaria."))),
    )  # fmt: skip


def _figura(numero: int) -> Figura:
    columnas = (
        Columna("actividad", "Actividad"),
        Columna("ejecutado", "Ejecutado", TipoDeDato.ENTERO, "acciones"),
        Columna("avance", "Avance", TipoDeDato.PROPORCION),
        Columna("corte", "Corte", TipoDeDato.FECHA),
    )
    sin_corte = sin_dato("el acta no lo dice")
    filas = (("Sensibilizaciones", 30, 0.3333, "2024-09-30"), ("PLT <enviados> & #1", 14, 0.7, sin_corte))
    return Figura(
        clave=f"avance_{numero}",
        titulo="Los PLT llevan el 70 % de lo programado y las sensibilizaciones, el 33,3 %",
        subtitulo="Avance de cada actividad en proporción de su meta anual, acumulado a la fecha de corte",
        svg=SVG,
        alternativa='Barras: sensibilizaciones 33,3 %; PLT "enviados" 70 %; lo esperado al corte es 75 %.',
        fuente="Fuente: plan de acción de la Mesa. Corte: 30 de septiembre de 2024.",
        datos=datos_con_motivos(columnas, filas),
        numero=numero,
    )
