-- How long each table keeps its rows. Change it in SigNoz under Settings, General: SigNoz writes it into several tables.
SELECT
  database,
  name AS table,
  extract(engine_full, 'TTL (.+?)(?: SETTINGS|$)') AS kept_until
FROM system.tables
WHERE startsWith(database, 'signoz_') AND engine_full LIKE '%TTL %'
ORDER BY database, table;
