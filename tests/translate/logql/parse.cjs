// Reads LogQL by the grammar of Grafana's editor. A request is a line of standard input,
// {"query": TEXT}; its answer a line of standard output, {} or {"error": TEXT}.
const { parser } = require('@grafana/lezer-logql');
const readline = require('readline');

function problem(query) {
  let error;
  parser.parse(query).iterate({
    enter(node) {
      if (node.type.isError) error ??= `no LogQL from ${node.from}: ${query.slice(node.from)}`;
    },
  });
  return error;
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  console.log(JSON.stringify({ error: problem(JSON.parse(line).query) }));
});
