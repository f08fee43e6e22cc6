"""informe: del dato de la secretaría técnica al informe de gestión de la instancia."""
