-- Which master this database obeys: raised by each master that takes over.
CREATE TABLE master_term (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    term bigint NOT NULL
);
INSERT INTO master_term (term) VALUES (0);
