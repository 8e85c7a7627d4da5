-- The editions that the portal has by itself, on the real clock; the sample content makes main stand on its day.
INSERT INTO edition (id, name) VALUES ('main', '종합판'), ('live', '실시간판') ON CONFLICT (id) DO NOTHING;
