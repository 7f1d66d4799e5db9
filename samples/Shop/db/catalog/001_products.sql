CREATE TABLE products (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    price NUMERIC(12, 2) NOT NULL CHECK (price >= 0)
);

INSERT INTO products (id, name, price) VALUES
    (1, 'Teapot', 24.90),
    (2, 'Cup', 6.50);
