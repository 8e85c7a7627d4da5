-- Of the lines that are done, so that an import goes on behind them in the same file only; null if the version before noted it.
ALTER TABLE import_progress ADD COLUMN digest text;
