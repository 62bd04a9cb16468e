{"n":99,"msg":"half made by a processor"}
