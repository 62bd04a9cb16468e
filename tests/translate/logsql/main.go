// Runs LogsQL queries over a few lines each, as VictoriaLogs does with what it takes in as JSON
// lines whose _msg_field is short_message and whose _time_field is timestamp.
//
// A request is a line of standard input, {"query": TEXT, "lines": [TEXT...]}. Its answer is a line
// of standard output: {"found": [INDEX...]}, or, where a pipe makes rows of its own, an object in place
// of each index; or {"error": TEXT}.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"os"
	"strconv"
	"sync"
	"time"

	"github.com/VictoriaMetrics/VictoriaLogs/app/vlinsert/insertutil"
	"github.com/VictoriaMetrics/VictoriaLogs/lib/logstorage"
)

const (
	lineField = "__line" // which line an entry was
	longAgo   = 200 * 365 * 24 * time.Hour
)

type request struct {
	Query string   `json:"query"`
	Lines []string `json:"lines"`
}

type answer struct {
	Found []any  `json:"found"`
	Error string `json:"error,omitempty"`
}

func add(storage *logstorage.Storage, tenant logstorage.TenantID, lines []string) error {
	parser := logstorage.GetJSONParser()
	defer logstorage.PutJSONParser(parser)
	rows := logstorage.GetLogRows(nil, nil, nil, nil, "")
	defer logstorage.PutLogRows(rows)
	for number, line := range lines {
		if err := parser.ParseLogMessage([]byte(line), nil, ""); err != nil {
			return err
		}
		at, err := insertutil.ExtractTimestampFromFields([]string{"timestamp"}, parser.Fields)
		if err != nil {
			return err
		}
		logstorage.RenameField(parser.Fields, []string{"short_message"}, "_msg")
		fields := append(parser.Fields, logstorage.Field{Name: lineField, Value: strconv.Itoa(number)})
		rows.MustAdd(tenant, at, fields, -1)
	}
	storage.MustAddRows(rows)
	storage.DebugFlush()
	return nil
}

func found(storage *logstorage.Storage, tenant logstorage.TenantID, text string) ([]any, error) {
	query, err := logstorage.ParseQuery(text)
	if err != nil {
		return nil, err
	}
	var lock sync.Mutex
	rows := []any{}
	collect := func(_ uint, block *logstorage.DataBlock) {
		lock.Lock()
		defer lock.Unlock()
		for row := range block.RowsCount() {
			values := map[string]string{}
			for _, column := range block.GetColumns(false) {
				values[column.Name] = column.Values[row]
			}
			if line, ok := values[lineField]; ok {
				number, _ := strconv.Atoi(line)
				rows = append(rows, number)
			} else {
				rows = append(rows, values)
			}
		}
	}
	context := logstorage.NewQueryContext(context.Background(), &logstorage.QueryStats{},
		[]logstorage.TenantID{tenant}, query, false, nil)
	return rows, storage.RunQuery(context, collect)
}

func answered(storage *logstorage.Storage, tenant logstorage.TenantID, line []byte) (answer, error) {
	var asked request
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{}, err
	}
	if err := add(storage, tenant, asked.Lines); err != nil {
		return answer{}, err
	}
	rows, err := found(storage, tenant, asked.Query)
	return answer{Found: rows}, err
}

func main() {
	flag.Parse() // The library asks whether this was done.
	folder, err := os.MkdirTemp("", "logsql")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	storage := logstorage.MustOpenStorage(folder, &logstorage.StorageConfig{
		Retention:       longAgo,
		FutureRetention: longAgo,
		MaxBackfillAge:  longAgo,
	})
	defer storage.MustClose()
	requests := bufio.NewReader(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	// The lines of each request belong to a tenant of their own.
	for tenant := uint32(0); ; tenant++ {
		line, err := requests.ReadBytes('\n')
		if err != nil {
			return
		}
		made, err := answered(storage, logstorage.TenantID{AccountID: tenant}, line)
		if err != nil {
			made.Error = err.Error()
		}
		if err := out.Encode(made); err != nil {
			panic(err)
		}
	}
}
