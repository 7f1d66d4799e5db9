CREATE TABLE sales (
    day DATE NOT NULL,
    product_id BIGINT NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (day, product_id)
);

CREATE VIEW best_sellers AS
SELECT product_id, SUM(quantity) AS quantity
FROM sales
GROUP BY product_id;
