package main

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// measured is how fast something was.
type measured struct {
	rate          float64 // a second
	p50, p99, max time.Duration
	failed        int
}

// work is something that clients do again and again, each as soon as it is
// done: how much is done at most. n is another number each time.
type work struct {
	clients int
	do      func(client, n int) error
}

// turns is how often two works take turns: what else the machine does falls on
// both.
const turns = 8

// beside measures works that take turns, each for the whole time in all.
func (t *test) beside(ctx context.Context, works ...work) []measured {
	type sum struct {
		took   []time.Duration
		in     time.Duration
		failed int
		next   int
	}
	sums := make([]sum, len(works))
	for range turns {
		for i, w := range works {
			took, in, failed := w.turn(ctx, t.each/turns, sums[i].next)
			sums[i].took, sums[i].in, sums[i].failed = append(sums[i].took, took...), sums[i].in+in, sums[i].failed+failed
			sums[i].next += len(took) + failed
		}
	}
	list := make([]measured, len(works))
	for i, s := range sums {
		list[i] = of(s.took, s.in, s.failed)
	}
	return list
}

// turn does the work for a while; n begins at a number that was not used.
func (w work) turn(ctx context.Context, each time.Duration, from int) (took []time.Duration, in time.Duration, failed int) {
	ctx, cancel := context.WithTimeout(ctx, each)
	defer cancel()
	all := make([][]time.Duration, w.clients)
	wrong := make([]int, w.clients)
	var wg sync.WaitGroup
	begin := time.Now()
	for c := range w.clients {
		wg.Go(func() {
			for n := from; ctx.Err() == nil; n++ {
				at := time.Now()
				if w.do(c, n) != nil {
					wrong[c]++
					continue
				}
				all[c] = append(all[c], time.Since(at))
			}
		})
	}
	wg.Wait()
	for _, n := range wrong {
		failed += n
	}
	return slices.Concat(all...), time.Since(begin), failed
}

// open asks at a fixed rate, whether the answer to what was asked before is
// there or not: what somebody waits who comes at that rate. Each wait begins
// when its turn was.
func (t *test) open(ctx context.Context, rate int, do func(client, n int) error) measured {
	total := int(t.each.Seconds() * float64(rate))
	took := make([]time.Duration, total)
	var failed atomic.Int64
	var wg sync.WaitGroup
	begin := time.Now()
	for n := range total {
		turn := begin.Add(time.Duration(n) * time.Second / time.Duration(rate))
		time.Sleep(time.Until(turn))
		if ctx.Err() != nil {
			break
		}
		wg.Go(func() {
			if do(n, n) != nil {
				failed.Add(1)
			}
			took[n] = time.Since(turn)
		})
	}
	wg.Wait()
	return of(took, time.Since(begin), int(failed.Load()))
}

func of(took []time.Duration, in time.Duration, failed int) measured {
	m := measured{failed: failed}
	if len(took) == 0 {
		return m
	}
	slices.Sort(took)
	m.rate = float64(len(took)) / in.Seconds()
	m.p50, m.p99, m.max = took[len(took)/2], took[len(took)*99/100], took[len(took)-1]
	return m
}
