// Compare sets this library beside what does the same work elsewhere, on the
// machine that it runs on, and prints the ratios. See README.md.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	dossiers := flag.Int("tally", 0, "compare `tthc tally` with the barest loop over so many made-up `dossiers`, such as 5000000")
	write := flag.Int("write", 0, "only write so many made-up `dossiers` to standard output")
	loop := flag.String("bare", "", "only count the dossiers of a `file` with the barest loop")
	flag.Parse()
	if err := run(*dossiers, *write, *loop); err != nil {
		log.Fatal(err)
	}
}

func run(dossiers, write int, loop string) error {
	switch {
	case write > 0:
		return writeDossiers(os.Stdout, write)
	case loop != "":
		file, err := os.Open(loop)
		if err != nil {
			return err
		}
		defer file.Close()
		counts, err := bare(file)
		if err != nil {
			return err
		}
		return counts.write(os.Stdout)
	}
	dates(os.Stdout)
	if dossiers > 0 {
		fmt.Println()
		return tally(os.Stdout, dossiers)
	}
	return nil
}
