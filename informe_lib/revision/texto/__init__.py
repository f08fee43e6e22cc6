"""Los números de un texto humano frente a los datos: qué cuentan, de qué tiempo hablan y si cuadran."""
