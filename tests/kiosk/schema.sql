CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE ballot (leaf BLOB PRIMARY KEY CHECK (length(leaf) = 32), record BLOB NOT NULL CHECK (length(record) = 257)) STRICT, WITHOUT ROWID;
CREATE TABLE batch (sequence INTEGER PRIMARY KEY CHECK (sequence > 0), payload_sha256 BLOB NOT NULL CHECK (length(payload_sha256) = 32), name TEXT NOT NULL, envelope BLOB NOT NULL) STRICT;
CREATE TABLE batched (item BLOB PRIMARY KEY CHECK (length(item) = 32), sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE challenged (leaf BLOB PRIMARY KEY CHECK (length(leaf) = 32)) STRICT, WITHOUT ROWID;
CREATE TABLE entry (digest BLOB PRIMARY KEY CHECK (length(digest) = 32), sealed BLOB NOT NULL CHECK (length(sealed) = 560)) STRICT, WITHOUT ROWID;
CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 1), envelope BLOB NOT NULL) STRICT;
CREATE TABLE journal (sequence INTEGER PRIMARY KEY CHECK (sequence > 0), minute TEXT NOT NULL CHECK (length(minute) = 16), event TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
CREATE TABLE receipt (sequence INTEGER PRIMARY KEY REFERENCES batch (sequence), minute TEXT NOT NULL, envelope BLOB NOT NULL) STRICT;
CREATE TABLE seen (pseudonym BLOB PRIMARY KEY CHECK (length(pseudonym) = 32), minute TEXT NOT NULL CHECK (length(minute) = 16)) STRICT, WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER ballot_no_delete BEFORE DELETE ON ballot BEGIN SELECT RAISE(ABORT, 'ballot is append-only'); END;
CREATE TRIGGER ballot_no_update BEFORE UPDATE ON ballot BEGIN SELECT RAISE(ABORT, 'ballot is append-only'); END;
CREATE TRIGGER ballot_not_challenged BEFORE INSERT ON ballot WHEN EXISTS (SELECT 1 FROM challenged WHERE leaf = NEW.leaf) BEGIN SELECT RAISE(ABORT, 'a ballot is cast or voided, never both'); END;
CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'batch is append-only'); END;
CREATE TRIGGER batch_no_update BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'batch is append-only'); END;
CREATE TRIGGER batched_no_delete BEFORE DELETE ON batched BEGIN SELECT RAISE(ABORT, 'batched is append-only'); END;
CREATE TRIGGER batched_no_update BEFORE UPDATE ON batched BEGIN SELECT RAISE(ABORT, 'batched is append-only'); END;
CREATE TRIGGER challenged_no_delete BEFORE DELETE ON challenged BEGIN SELECT RAISE(ABORT, 'challenged is append-only'); END;
CREATE TRIGGER challenged_no_update BEFORE UPDATE ON challenged BEGIN SELECT RAISE(ABORT, 'challenged is append-only'); END;
CREATE TRIGGER challenged_not_ballot BEFORE INSERT ON challenged WHEN EXISTS (SELECT 1 FROM ballot WHERE leaf = NEW.leaf) BEGIN SELECT RAISE(ABORT, 'a ballot is cast or voided, never both'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER head_no_delete BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'head is only replaced'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
CREATE TRIGGER seen_no_delete BEFORE DELETE ON seen BEGIN SELECT RAISE(ABORT, 'seen is append-only'); END;
CREATE TRIGGER seen_no_update BEFORE UPDATE ON seen BEGIN SELECT RAISE(ABORT, 'seen is append-only'); END;
