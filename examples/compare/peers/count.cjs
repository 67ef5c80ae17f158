// Counts the dossiers of a file by body and month of receipt with one engine, and
// prints them as the barest loop does: body, month, received, filed online, done,
// done in time.
//
//   node count.cjs duckdb|clickhouse|polars FILE.csv|FILE.jsonl
//   node count.cjs ENGINE            only its version
const [engine, file] = process.argv.slice(2);
const csv = file?.endsWith('.csv');
const print = (rows) => process.stdout.write(rows.map((r) => r.join(' ')).join('\n') + '\n');

const engines = {
  async duckdb() {
    const duckdb = require('@duckdb/node-api');
    if (!file) return console.log('DuckDB ' + duckdb.version());
    const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
    const from = csv ? `read_csv('${file}', header = true)` : `read_json('${file}', format = 'newline_delimited')`;
    const result = await connection.runAndReadAll(`
      SELECT body, strftime(received::DATE, '%Y-%m') AS month, count(*), count(*) FILTER (channel = 2),
             count(finished), count(*) FILTER (finished <= appointment)
      FROM ${from} GROUP BY ALL ORDER BY ALL`);
    print(result.getRows());
  },
  async clickhouse() {
    const { query } = require('chdb');
    const ask = (text) => { const r = query(text, 'TSV'); return String(r.data ?? r).trim(); };
    if (!file) return console.log('ClickHouse ' + ask('SELECT version()'));
    print(ask(`
      SELECT body, formatDateTime(toDate(received), '%Y-%m') AS month, count(), countIf(channel = 2),
             count(finished), countIf(finished <= appointment)
      FROM file('${file}', '${csv ? 'CSVWithNames' : 'JSONEachRow'}') GROUP BY body, month ORDER BY body, month`)
      .split('\n').map((line) => line.split('\t')));
  },
  async polars() {
    const pl = require('nodejs-polars');
    if (!file) return console.log('Polars ' + require('nodejs-polars/package.json').version);
    const { col } = pl;
    const rows = csv ? pl.scanCSV(file, { tryParseDates: false }) : pl.scanJson(file);
    const counted = await rows
      .select(col('body'), col('received').str.slice(0, 7).alias('month'), col('channel'), col('finished'), col('appointment'))
      .groupBy([col('body'), col('month')])
      .agg(
        col('channel').count().alias('received'), col('channel').eq(2).sum().alias('online'),
        col('finished').count().alias('done'), col('finished').ltEq(col('appointment')).sum().alias('inTime'))
      .collect();
    print(counted.sort(['body', 'month']).rows());
  },
};
engines[engine]().catch((err) => { console.error(err); process.exit(1); });
