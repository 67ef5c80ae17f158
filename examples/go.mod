module github.com/caicach/tthc/examples

go 1.26.0

require github.com/caicach/tthc v0.0.0

replace github.com/caicach/tthc => ../
