// Compare sets this library beside what does the same work elsewhere, on the
// machine that it runs on, and prints the ratios. See README.md.
package main

import "os"

func main() {
	dates(os.Stdout)
}
