-- Version 1.4.0 keeps vouchers in a separate service; earlier versions still write this column.
ALTER TABLE orders DROP COLUMN voucher;
