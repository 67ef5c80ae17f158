// Compare sets this library beside what does the same work elsewhere, on the
// machine that it runs on, and prints the ratios. See README.md.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	dossiers := flag.Int("tally", 0, "compare counting so many made-up `dossiers`, such as 5000000")
	petitions := flag.Int("petitions", 0, "compare checking so many made-up `petitions`, such as 200000, of five events each")
	rounds := flag.Int("rounds", 5, "how often each program is run")
	peers := flag.String("peers", "", "the `folder` into which peers/install put the engines")
	write := flag.Int("write", 0, "only write so many made-up `dossiers` to standard output")
	writePets := flag.Int("writepetitions", 0, "only write the events of so many made-up `petitions` to standard output")
	files := map[string]*string{
		"bare":     flag.String("bare", "", "only count the dossiers of a `file` with the barest loop"),
		"floor":    flag.String("floor", "", "only count the dossiers of a `file` with the floor loop"),
		"decode":   flag.String("decode", "", "only decode the events of petitions of a `file` with encoding/json"),
		"judged":   flag.String("judged", "", "only count the petitions in a `file` of what tthc petition check printed"),
		"newlines": flag.String("newlines", "", "only count the lines of a `file`"),
		"lines":    flag.String("lines", "", "only write the dossiers of a `file` as JSON lines"),
	}
	flag.Parse()
	if *writePets > 0 {
		if err := writePetitions(os.Stdout, *writePets); err != nil {
			log.Fatal(err)
		}
		return
	}
	for what, name := range files {
		if *name != "" {
			if err := one(what, *name, os.Stdout); err != nil {
				log.Fatal(err)
			}
			return
		}
	}
	if err := run(*dossiers, *petitions, max(*rounds, 1), *write, *peers); err != nil {
		log.Fatal(err)
	}
}

// one does one thing with a file.
func one(what, name string, w io.Writer) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	var all counts
	switch what {
	case "lines":
		return writeLines(w, file)
	case "decode", "judged":
		count := decode
		if what == "judged" {
			count = judged
		}
		petitions, published, err := count(file)
		fmt.Fprintln(w, petitions, published)
		return err
	case "newlines":
		n, err := newlines(file)
		fmt.Fprintln(w, n)
		return err
	case "floor":
		all, err = floor(file)
	default:
		all, err = bare(file)
	}
	if err != nil {
		return err
	}
	return all.write(w)
}

func run(dossiers, petitions, rounds, write int, peers string) error {
	if write > 0 {
		return writeDossiers(os.Stdout, write)
	}
	// The programs first: what this one holds itself would count as theirs, since a
	// new program begins as a copy of it.
	if dossiers > 0 {
		if err := tally(os.Stdout, dossiers, rounds, peers); err != nil {
			return err
		}
		fmt.Println()
	}
	if petitions > 0 {
		if err := comparePetitions(os.Stdout, petitions, rounds); err != nil {
			return err
		}
		fmt.Println()
	}
	dates(os.Stdout)
	fmt.Println()
	return numpyDates(os.Stdout)
}
