-- How long each table keeps its rows. Change it with RETENTION_*_DAYS and `turnspan signoz provision`, or in SigNoz under Settings, General.
SELECT
  database,
  name AS table,
  extract(engine_full, 'TTL (.+?)(?: SETTINGS|$)') AS kept_until
FROM system.tables
WHERE startsWith(database, 'signoz_') AND engine_full LIKE '%TTL %'
ORDER BY database, table;
