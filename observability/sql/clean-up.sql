-- Removes the spans of one service that are older than 30 days. Change both conditions; it cannot be taken back.
-- The server does it in the background: SELECT * FROM system.mutations WHERE NOT is_done.
ALTER TABLE signoz_traces.signoz_index_v3 ON CLUSTER cluster
  DELETE WHERE resources_string['service.name'] = 'bookshop' AND timestamp < now() - INTERVAL 30 DAY;
