// Parley tracks diplomatic negotiations from the terminal: who says what
// about each disputed point, between whom, on which day, in which source.
//
// This file hands the outside world to package cli and does nothing else.
package main

import (
	"crypto/rand"
	"os"
	"time"

	"parley/cli"
)

func main() {
	os.Exit(cli.Main(cli.World{
		Args:    os.Args[1:],
		In:      os.Stdin,
		Out:     os.Stdout,
		Err:     os.Stderr,
		Env:     os.LookupEnv,
		Now:     time.Now,
		Entropy: rand.Reader,
		PID:     os.Getpid(),
	}))
}
