package assist

import (
	"context"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// patient is a transport whose input ends only when all that was asked is answered: who
// writes questions into a pipe and closes it has its answers, where the session would
// end with those that are being computed.
type patient struct{ mcp.Transport }

// Connect gives the connection.
func (t patient) Connect(ctx context.Context) (mcp.Connection, error) {
	c, err := t.Transport.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &conversation{Connection: c, closed: make(chan struct{})}, nil
}

// conversation counts what was asked and is not answered yet.
type conversation struct {
	mcp.Connection
	ids    sync.Map // of what was asked and is not answered
	asked  sync.WaitGroup
	closed chan struct{}
	once   sync.Once
}

// Read is called by one goroutine at a time, so that nothing is asked while the end
// waits.
func (c *conversation) Read(ctx context.Context) (jsonrpc.Message, error) {
	m, err := c.Connection.Read(ctx)
	if q, ok := m.(*jsonrpc.Request); ok && q.IsCall() {
		if _, twice := c.ids.LoadOrStore(q.ID, true); !twice {
			c.asked.Add(1)
		}
	}
	if err != nil {
		answered := make(chan struct{})
		go func() { c.asked.Wait(); close(answered) }()
		select {
		case <-answered:
		case <-c.closed:
		case <-ctx.Done():
		}
	}
	return m, err
}

// Write counts an answer, whether it arrives or not.
func (c *conversation) Write(ctx context.Context, m jsonrpc.Message) error {
	if r, ok := m.(*jsonrpc.Response); ok {
		if _, asked := c.ids.LoadAndDelete(r.ID); asked {
			defer c.asked.Done()
		}
	}
	return c.Connection.Write(ctx, m)
}

// Close ends the waiting too.
func (c *conversation) Close() error {
	c.once.Do(func() { close(c.closed) })
	return c.Connection.Close()
}
