@400000004ef8ecec0d2c3334 {"n":1,"msg":"first"}
@400000004ef8ecec0d2c3334 {"n":2,"msg":"cut by ro